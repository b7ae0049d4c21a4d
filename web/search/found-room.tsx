import { Show } from "solid-js";
import type { Found, MatchField } from "../../shared/search";
import { roomPath } from "../rooms/path";
import { RoomRow } from "../rooms/room-row";
import { Moment } from "../time/moment";
import { Marked } from "./marked";
import { say } from "./strings";

/** A room that was found, with the words that matched marked, and the message that says them. */
export function FoundRoom(props: { found: Found }) {
  const match = (field: MatchField) => props.found.matches.find((one) => one.field === field);
  const marked = (field: MatchField) => {
    const one = match(field);
    return one && <Marked text={one.text} spans={one.spans} />;
  };
  const said = () => match("said");
  return (
    <RoomRow
      room={props.found.room}
      name={marked("name")}
      excerpt={marked("description")}
      topic={marked("topic")}
      host={marked("host")}
    >
      <Show when={said()?.message}>
        {(message) => (
          <p class="quote" dir="auto">
            <a href={`${roomPath(props.found.room.id)}#${message().id}`}>
              {say.saidBy(message().author.username)} <Moment at={message().createdAt} />
            </a>
            <Marked text={said()!.text} spans={said()!.spans} />
          </p>
        )}
      </Show>
    </RoomRow>
  );
}
