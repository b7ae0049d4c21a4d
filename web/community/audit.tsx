import { For, Match, Show, Switch } from "solid-js";
import type { AuditEntry } from "../../shared/audit";
import { address } from "../api/addresses";
import { createList } from "../api/list";
import { Failure } from "../app/failure";
import { locale } from "../i18n";
import { query } from "../router/router";
import { More } from "../ui/more";
import { Blank, Bone } from "../ui/states";
import { AuditLine } from "./audit-line";
import { say } from "./strings";

const monthOf = (date: Date) => date.toISOString().slice(0, 7);
const now = () => monthOf(new Date());
const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** So many months before (or after) one like "2026-11". */
const moved = (month: string, by: number) => {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return monthOf(new Date(Date.UTC(year, number - 1 + by, 1)));
};

const inWords = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
const named = (month: string) => inWords.format(new Date(`${month}-01T00:00:00Z`));
const linkTo = (month: string) => (month === now() ? "/community/audit" : `/community/audit?month=${month}`);

/** What owners and hosts did to others' things, a month at a time, newest first. */
export default function Audit() {
  const month = () => (isMonth(query("month")) ? query("month") : now());
  const entries = createList<AuditEntry>(() => address("/api/audit", { month: month() }));
  return (
    <>
      <header class="head2 row apart">
        <h2>{named(month())}</h2>
        <span class="row small">
          <a href={linkTo(moved(month(), -1))}>{say.earlier(named(moved(month(), -1)))}</a>
          <Show when={month() < now()}>
            <a href={linkTo(moved(month(), 1))}>{say.later(named(moved(month(), 1)))}</a>
          </Show>
        </span>
      </header>
      <Switch fallback={<Bones />}>
        <Match when={entries.items()?.length === 0}>
          <Blank title={say.nothingDone} text={say.nothingDoneText} icon="check" />
        </Match>
        <Match when={entries.items()}>
          {(items) => (
            <>
              <ol class="acts">
                <For each={items()}>{(entry) => <AuditLine entry={entry} />}</For>
              </ol>
              <More
                list={entries}
                label={say.more}
                busyLabel={say.loadingMore}
                errorLabel={say.auditNotLoaded}
                endLabel={say.end}
              />
            </>
          )}
        </Match>
        <Match when={entries.error()}>
          <Failure title={say.auditNotLoaded} error={entries.error()} onRetry={entries.retry} />
        </Match>
      </Switch>
    </>
  );
}

function Bones() {
  return (
    <ol class="acts" aria-busy="true" aria-label={say.loadingMore}>
      <For each={[1, 2, 3, 4]}>
        {() => (
          <li aria-hidden="true">
            <Bone of="half" />
          </li>
        )}
      </For>
    </ol>
  );
}
