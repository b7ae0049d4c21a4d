import { createUniqueId, For, Show } from "solid-js";
import type { Page } from "../../shared/pages";
import type { Participant, Room } from "../../shared/rooms";
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

const SHOWN = 10;

/** Who joined, beside the talk. */
export function ParticipantsAside(props: { room: Room; participants: Page<Participant>; onAll: () => void }) {
  const heading = createUniqueId();
  return (
    <aside class="side aside" aria-labelledby={heading}>
      <h2 id={heading}>{say.joined(props.room.participantCount)}</h2>
      <ul class="people">
        <For each={hostFirst(props.participants.items).slice(0, SHOWN)}>{(person) => <Person person={person} />}</For>
      </ul>
      <Show when={props.room.participantCount > SHOWN}>
        <p class="pad small">
          <button class="btn text" type="button" onClick={() => props.onAll()}>
            {say.everyone}
          </button>
        </p>
      </Show>
    </aside>
  );
}
