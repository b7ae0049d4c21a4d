import { For, Match, Show, Switch } from "solid-js";
import type { AuditEntry } from "../../shared/audit";
import * as at from "../api/addresses";
import { createList } from "../api/list";
import { Failure } from "../app/failure";
import { More } from "../ui/more";
import { Bone } from "../ui/states";
import { AuditLine } from "./audit-line";
import { say } from "./strings";

/** What owners and hosts did to a person's things before, newest first. */
export function Record(props: { username: string }) {
  const acts = createList<AuditEntry>(() => `${at.person(props.username)}/record`);
  return (
    <section aria-labelledby="record">
      <h2 id="record">{say.recordOf(props.username)}</h2>
      <Switch fallback={<Bone of="half" />}>
        <Match when={acts.items()?.length === 0}>
          <p class="dim">{say.noRecord}</p>
        </Match>
        <Match when={acts.items()}>
          {(items) => (
            <>
              <ol class="acts">
                <For each={items()}>{(entry) => <AuditLine entry={entry} />}</For>
              </ol>
              <Show when={acts.hasMore()}>
                <More list={acts} label={say.more} busyLabel={say.loadingMore} errorLabel={say.auditNotLoaded} />
              </Show>
            </>
          )}
        </Match>
        <Match when={acts.error()}>
          <Failure title={say.auditNotLoaded} error={acts.error()} onRetry={acts.retry} />
        </Match>
      </Switch>
    </section>
  );
}
