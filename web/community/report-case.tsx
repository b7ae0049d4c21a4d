import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import type { Report } from "../../shared/moderation";
import { BanButton } from "../moderation/ban-button";
import { roomPath } from "../rooms/path";
import { Moment } from "../time/moment";
import { PersonLink } from "./person-link";
import { askToRefuse } from "./refuse-dialog";
import * as acts from "./report-acts";
import { say } from "./strings";

const KINDS = {
  message: () => say.message,
  room: () => say.room,
  person: () => say.person,
  "first-post": () => say.firstPost,
};

const LONGEST = 600;

/** What was reported, once however many did, or a first post that waits: who says so and why, and what the owner can do. */
export function ReportCase(props: {
  /** At least one, all about the same thing. */
  reports: Report[];
  /** Undefined takes these off the list. */
  onChange: (ids: string[], to: Partial<Report> | undefined) => void;
  onBan: (isBanned: boolean) => void;
}) {
  const [isBusy, setBusy] = createSignal(false);
  const report = () => props.reports[0]!;
  /** It may have been edited between two reports. */
  const texts = () => [...new Set(props.reports.map(({ text }) => text))].filter(Boolean);
  let row!: HTMLLIElement;
  const run = async (act: (reports: Report[]) => Promise<acts.Outcome>) => {
    if (isBusy()) return;
    setBusy(true);
    const ids = props.reports.map(({ id }) => id);
    const outcome = await act(props.reports);
    setBusy(false);
    if (!outcome) return;
    props.onChange(ids, outcome === "closed" ? undefined : outcome);
    // The button that was pressed has gone: whoever works by keys goes on beside it, or from the page's beginning.
    const next = outcome === "closed" ? document.getElementById("main") : row.querySelector("button");
    next?.focus({ preventScroll: true });
  };
  const Act = (button: { label: string; act: (reports: Report[]) => Promise<acts.Outcome>; isStop?: boolean }) => (
    <button
      class="btn"
      classList={{ stop: button.isStop }}
      type="button"
      aria-disabled={isBusy()}
      onClick={() => run(button.act)}
    >
      {button.label}
    </button>
  );
  const refuse = () =>
    askToRefuse(report(), () => {
      props.onChange([report().id], undefined);
      document.getElementById("main")?.focus({ preventScroll: true });
    });
  return (
    <li ref={row}>
      <p class="meta">
        <span class="tag">{KINDS[report().kind]()}</span>
        <span>{whose(report())}</span>
        <Show when={report().kind !== "room" && report().room}>
          {(room) => <span>{say.inRoom(<RoomLink room={room()} messageId={report().messageId} />)}</span>}
        </Show>
        <Moment at={report().createdAt} />
      </p>
      <Show when={report().kind === "room" && report().room}>
        {(room) => (
          <p class="serif">
            <RoomLink room={room()} messageId={null} />
          </p>
        )}
      </Show>
      <For each={texts()}>{(text) => <Words text={text} />}</For>
      <Show when={report().kind !== "first-post"} fallback={<p class="dim small">{say.firstPostWhy}</p>}>
        <Show when={props.reports.length > 1}>
          <p class="dim small">{say.reportedBy(props.reports.length)}</p>
        </Show>
        <For each={props.reports}>
          {(one) => (
            <p>
              <span class="dim">
                {say.reports(one.reporter ? <PersonLink username={one.reporter.username} /> : say.somebody)}
              </span>{" "}
              <span dir="auto">{one.reason}</span>
            </p>
          )}
        </For>
      </Show>
      <p class="row">
        <Switch>
          <Match when={report().kind === "first-post"}>
            <Show when={report().now === "there"} fallback={<span class="dim">{say.roomGone}</span>}>
              <Act label={say.approve} act={acts.approve} />
            </Show>
            <button class="btn stop" type="button" aria-disabled={isBusy()} onClick={refuse}>
              {say.refuse}
            </button>
          </Match>
          <Match when={report().now === "removed"}>
            <span class="dim">{say.hidden}</span>
            <Act label={say.bringBack} act={acts.bringBack} />
            <Act label={say.done} act={acts.dismiss} />
          </Match>
          <Match when={report().now === "gone"}>
            <span class="dim">{report().kind === "room" ? say.roomGone : say.gone}</span>
            <Act label={say.done} act={acts.dismiss} />
          </Match>
          <Match when={report().kind === "person"}>
            <Act label={say.dismiss} act={acts.dismiss} />
          </Match>
          <Match when={true}>
            <Act label={say.hide} act={acts.hide} isStop />
            <Act label={say.dismiss} act={acts.dismiss} />
          </Match>
        </Switch>
        <BanButton username={report().about.username} isBanned={report().isBanned} onChange={props.onBan} />
        <a class="btn quiet" href={`/community/people?name=${report().about.username}`}>
          {say.record}
        </a>
      </p>
    </li>
  );
}

const whose = ({ kind, about }: Report): JSX.Element =>
  ({
    person: () => <PersonLink username={about.username} />,
    room: () => say.hostedBy(<PersonLink username={about.username} />),
    message: () => say.by(<PersonLink username={about.username} />),
    "first-post": () => say.by(<PersonLink username={about.username} />),
  })[kind]();

const RoomLink = (props: { room: { id: string; name: string }; messageId: string | null }) => (
  <a href={`${roomPath(props.room.id)}${props.messageId ? `#${props.messageId}` : ""}`} dir="auto">
    {props.room.name}
  </a>
);

/** What was said, as it was when it was reported; of a long text the beginning first. */
function Words(props: { text: string }) {
  const [isOpen, setOpen] = createSignal(false);
  const isLong = () => props.text.length > LONGEST;
  return (
    <>
      <p class="about plain" dir="auto">
        {isLong() && !isOpen() ? `${[...props.text].slice(0, LONGEST).join("")}…` : props.text}
      </p>
      <Show when={isLong()}>
        <p>
          <button class="btn text" type="button" aria-expanded={isOpen()} onClick={() => setOpen(!isOpen())}>
            {isOpen() ? say.less : say.whole}
          </button>
        </p>
      </Show>
    </>
  );
}
