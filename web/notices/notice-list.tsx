import "./notices.css";
import { createUniqueId, For, Show } from "solid-js";
import type { Notice } from "../../shared/notices";
import { say as app } from "../app/strings";
import { plain } from "../messages/plain";
import { roomPath } from "../rooms/path";
import { Moment } from "../time/moment";
import { More } from "../ui/more";
import { type Notices, putAway } from "./notices";
import { say } from "./strings";

/** Where it is to be seen: not a person, nor a room that was taken away. */
const placeOf = ({ kind, about, roomId }: Notice) =>
  (about === "message" || (about === "room" && kind === "report")) && roomId;

const Place = (props: { of: Notice }) => (
  <Show when={placeOf(props.of)}>
    {(roomId) => (
      <a
        href={`${roomPath(roomId())}${props.of.kind !== "first-post" && props.of.messageId ? `#${props.of.messageId}` : ""}`}
      >
        {say.see}
      </a>
    )}
  </Show>
);

const OUTCOMES = { waits: () => say.reportWaits, acted: () => say.acted, kept: () => say.kept, gone: () => say.gone };

const REPORTED = { person: () => say.reportedPerson, room: () => say.reportedRoom, message: () => say.reportedMessage };

function sentence({ kind, state, about, by }: Notice): string {
  if (kind === "first-post") return state === "refused" ? say.postRefused : say.postWaits;
  if (kind === "report") return `${REPORTED[about]()} ${OUTCOMES[state as keyof typeof OUTCOMES]?.() ?? ""}`;
  return about === "room" ? say.roomRemoved : say.messageRemoved(by ?? "owner");
}

/** What the owner and hosts did with what one wrote and reported; nothing when there is nothing. */
export function NoticeList(props: { notices: Notices }) {
  const heading = createUniqueId();
  const newestFirst = () => [...(props.notices.items() ?? [])].sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1));
  return (
    <Show when={props.notices.items()?.length || props.notices.error()}>
      <section class="waiting notices" aria-labelledby={heading}>
        <h2 id={heading}>{say.title}</h2>
        <ol class="deeds">
          <For each={newestFirst()}>
            {(notice) => <Line notice={notice} onPutAway={() => void putAway(props.notices, notice)} />}
          </For>
        </ol>
        <Show when={props.notices.error() && !props.notices.items()}>
          <p class="small wrong" role="alert">
            {say.notLoaded}{" "}
            <button class="btn text" type="button" onClick={() => props.notices.retry()}>
              {app.tryAgain}
            </button>
          </p>
        </Show>
        <Show when={props.notices.hasMore()}>
          <More list={props.notices} label={say.more} busyLabel={say.loadingMore} errorLabel={say.notLoaded} />
        </Show>
      </section>
    </Show>
  );
}

const timeOf = ({ settledAt, createdAt }: Notice) => settledAt ?? createdAt;

function Line(props: { notice: Notice; onPutAway: () => void }) {
  const { notice } = props;
  return (
    <li class="deed">
      <div>
        <p>{sentence(notice)}</p>
        <Show when={notice.answer}>
          <p dir="auto">{say.because(notice.answer)}</p>
        </Show>
        <Show when={notice.text}>
          <p class="said" dir="auto">
            {plain(notice.text)}
          </p>
        </Show>
        <div class="row">
          <Place of={notice} />
          {/* What was removed stays told of as long as it can be brought back. */}
          <Show when={notice.kind !== "removal"}>
            <button class="btn text" type="button" onClick={() => props.onPutAway()}>
              {notice.kind === "first-post" && notice.state === "waits" ? say.takeBack : say.putAway}
            </button>
          </Show>
        </div>
      </div>
      <Moment at={timeOf(notice)} />
    </li>
  );
}
