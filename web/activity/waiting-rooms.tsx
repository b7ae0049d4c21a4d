import { createUniqueId, For, Show } from "solid-js";
import type { UnansweredRoom } from "../../shared/reactions";
import * as at from "../api/addresses";
import { createList } from "../api/list";
import { say as app } from "../app/strings";
import { roomPath } from "../rooms/path";
import { Moment } from "../time/moment";
import { More } from "../ui/more";
import { say } from "./strings";

export const createWaiting = () => createList<UnansweredRoom>(at.unanswered, ({ room }) => room.id);

const pathOf = ({ room, messageId }: UnansweredRoom) =>
  messageId ? `${roomPath(room.id)}#${messageId}` : roomPath(room.id);

/** One's own rooms that wait for an answer; nothing when none does. */
export function WaitingRooms(props: { rooms: ReturnType<typeof createWaiting> }) {
  const heading = createUniqueId();
  return (
    <Show when={props.rooms.items()?.length || props.rooms.error()}>
      <section class="waiting" aria-labelledby={heading}>
        <h2 id={heading}>{say.waiting}</h2>
        <ol class="deeds">
          <For each={props.rooms.items()}>
            {(one) => (
              <li class="deed">
                <p>
                  <a href={pathOf(one)} dir="auto">
                    {one.room.name}
                  </a>
                  <br />
                  {one.reason === "waits" ? say.othersSpoke : say.nobodyCame}
                </p>
                <Moment at={one.since} />
              </li>
            )}
          </For>
        </ol>
        <Show when={props.rooms.error() && !props.rooms.items()}>
          <p class="small wrong" role="alert">
            {say.waitingNotLoaded}{" "}
            <button class="btn text" type="button" onClick={() => props.rooms.retry()}>
              {app.tryAgain}
            </button>
          </p>
        </Show>
        <Show when={props.rooms.hasMore()}>
          <More
            list={props.rooms}
            label={say.moreWaiting}
            busyLabel={say.loadingMore}
            errorLabel={say.waitingNotLoaded}
          />
        </Show>
      </section>
    </Show>
  );
}
