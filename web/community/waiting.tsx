import { createMemo, For, Match, Show, Switch } from "solid-js";
import type { Report } from "../../shared/moderation";
import { createList } from "../api/list";
import { Failure } from "../app/failure";
import { learn } from "../session/session";
import { More } from "../ui/more";
import { Blank, Bone } from "../ui/states";
import { ReportCase } from "./report-case";
import { say } from "./strings";

/** What a report is about: whoever else reports the same belongs to the same case. */
const thingOf = ({ kind, room, messageId, about }: Report) => `${kind} ${messageId ?? room?.id ?? about.id}`;

/** What people reported and what newcomers' first posts wait for: the oldest first, what several reported once. */
export default function Waiting() {
  const reports = createList<Report>(() => "/api/reports");
  const things = createMemo(() => Map.groupBy(reports.items() ?? [], thingOf));
  const change = (ids: string[], to: Partial<Report> | undefined) => {
    reports.change((all) => all.flatMap((one) => (!ids.includes(one.id) ? [one] : to ? [{ ...one, ...to }] : [])));
    // The mark that something waits goes with the last of it.
    if (reports.items()?.length === 0 && !reports.hasMore()) void learn();
  };
  /** A ban shows on every report about the person. */
  const changeAbout = (userId: string, isBanned: boolean) =>
    reports.change((all) => all.map((one) => (one.about.id === userId ? { ...one, isBanned } : one)));
  return (
    <Switch fallback={<Bones />}>
      <Match when={reports.items()?.length === 0 && !reports.hasMore()}>
        <Blank title={say.nothingWaits} text={say.nothingWaitsText} icon="check" />
      </Match>
      <Match when={reports.items() !== undefined}>
        <ol class="cases">
          {/* By what they are about, so that a case stays where it is while something about it changes. */}
          <For each={[...things().keys()]}>
            {(thing) => (
              <Show when={things().get(thing)}>
                {(some) => (
                  <ReportCase
                    reports={some()}
                    onChange={change}
                    onBan={(isBanned) => changeAbout(some()[0]!.about.id, isBanned)}
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
