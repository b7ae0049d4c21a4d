import { createUniqueId, For, Show } from "solid-js";
import type { Page } from "../../shared/pages";
import type { Participant, Room } from "../../shared/rooms";
import { hostFirst, Person } from "./participants";
import { say } from "./strings";

const SHOWN = 10;

/** Who joined, beside the talk. */
export default function ParticipantsAside(props: { room: Room; participants: Page<Participant>; onAll: () => void }) {
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
