import { Show } from "solid-js";
import type { Participant } from "../../shared/rooms";
import { isMe } from "../session/session";
import { AvatarLink } from "../ui/avatar";
import { say } from "./strings";

export function Person(props: { person: Participant }) {
  return (
    <li>
      <AvatarLink of={props.person} size="s" />
      <a href={`/people/${props.person.username}`}>{props.person.username}</a>
      <Show when={props.person.isHost}>
        <span class="tag">{say.host}</span>
      </Show>
      <Show when={isMe(props.person.id)}>
        <span class="tag">{say.you}</span>
      </Show>
    </li>
  );
}

export const hostFirst = (people: Participant[]) => [...people].sort((a, b) => Number(b.isHost) - Number(a.isHost));
