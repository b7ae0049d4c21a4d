import { For, Match, Show, Switch } from "solid-js";
import type { Report } from "../../shared/moderation";
import { createList } from "../api/list";
import { Failure } from "../app/failure";
import { More } from "../ui/more";
import { Blank, Bone } from "../ui/states";
import { ReportCase } from "./report-case";
import { say } from "./strings";

/** What people reported and what newcomers' first posts wait for: the oldest first. */
export default function Waiting() {
  const reports = createList<Report>(() => "/api/reports");
  const change = (id: string, to: Partial<Report> | undefined) =>
    reports.change((all) => all.flatMap((one) => (one.id !== id ? [one] : to ? [{ ...one, ...to }] : [])));
  /** A ban shows on every report about the person. */
  const changeAbout = (userId: string, isBanned: boolean) =>
    reports.change((all) => all.map((one) => (one.about.id === userId ? { ...one, isBanned } : one)));
  return (
    <Switch fallback={<Bones />}>
      <Match when={reports.items()?.length === 0 && !reports.hasMore()}>
        <Blank title={say.nothingWaits} text={say.nothingWaitsText} icon="check" />
      </Match>
      <Match when={reports.items()}>
        {(items) => (
          <>
            <ol class="cases">
              {/* By their ids, so that a case stays where it is while something about it changes. */}
              <For each={items().map(({ id }) => id)}>
                {(id) => (
                  <Show when={items().find((one) => one.id === id)}>
                    {(report) => (
                      <ReportCase
                        report={report()}
                        onChange={(to) => change(id, to)}
                        onBan={(isBanned) => changeAbout(report().about.id, isBanned)}
                      />
                    )}
                  </Show>
                )}
              </For>
            </ol>
            <More
              list={reports}
              label={say.more}
              busyLabel={say.loadingMore}
              errorLabel={say.waitingNotLoaded}
              endLabel={say.end}
            />
          </>
        )}
      </Match>
      <Match when={reports.error()}>
        <Failure title={say.waitingNotLoaded} error={reports.error()} onRetry={reports.retry} />
      </Match>
    </Switch>
  );
}

function Bones() {
  return (
    <ol class="cases" aria-busy="true" aria-label={say.loadingMore}>
      <For each={[1, 2, 3]}>
        {() => (
          <li aria-hidden="true">
            <Bone of="short" />
            <Bone of="long" />
            <Bone of="half" />
          </li>
        )}
      </For>
    </ol>
  );
}
