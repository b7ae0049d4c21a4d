import "./notices.css";
import { createUniqueId, For, type JSX, Show } from "solid-js";
import type { Notice } from "../../shared/notices";
import { say as app } from "../app/strings";
import { plain } from "../messages/plain";
import { roomPath } from "../rooms/path";
import { Moment } from "../time/moment";
import { More } from "../ui/more";
import { type Notices, putAway } from "./notices";
import { say } from "./strings";

const Place = (props: { of: Notice }) => (
  <Show when={props.of.roomId}>
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

const reported = (notice: Notice): JSX.Element => {
  if (notice.about === "person") return say.reportedPerson;
  return (notice.about === "room" ? say.reportedRoom : say.reportedMessage)(<Place of={notice} />);
};

function sentence(notice: Notice): JSX.Element {
  if (notice.kind === "first-post")
    return (notice.state === "refused" ? say.postRefused : say.postWaits)(<Place of={notice} />);
  if (notice.kind === "report")
    return [reported(notice), " ", OUTCOMES[notice.state as keyof typeof OUTCOMES]?.() ?? ""];
  if (notice.about === "room") return say.roomRemoved;
  return say.messageRemoved(notice.by ?? "owner", <Place of={notice} />);
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
        {/* What was removed stays told of as long as it can be brought back. */}
        <Show when={notice.kind !== "removal"}>
          <button class="btn text" type="button" onClick={() => props.onPutAway()}>
            {notice.kind === "first-post" && notice.state === "waits" ? say.takeBack : say.putAway}
          </button>
        </Show>
      </div>
      <Moment at={timeOf(notice)} />
    </li>
  );
}
