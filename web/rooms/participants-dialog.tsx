import { For, Show } from "solid-js";
import type { Participant, Room } from "../../shared/rooms";
import * as at from "../api/addresses";
import { createList } from "../api/list";
import { Dialog } from "../ui/dialog";
import { More } from "../ui/more";
import { hostFirst, Person } from "./participants";
import { say } from "./strings";

/** Everybody who joined, page by page. */
export default function ParticipantsDialog(props: { room: Room; onClose: () => void }) {
  const people = createList<Participant>(() => `${at.participants(props.room.id)}?limit=50`);
  return (
    <Dialog title={say.joined(props.room.participantCount)} onClose={props.onClose}>
      <ul class="people big">
        <For each={hostFirst(people.items() ?? [])}>{(person) => <Person person={person} />}</For>
      </ul>
      <Show when={people.hasMore() || people.error()}>
        <More
          list={people}
          label={say.moreParticipants}
          busyLabel={say.loadingParticipants}
          errorLabel={say.participantsNotLoaded}
        />
      </Show>
      <form method="dialog">
        <button class="btn" type="submit">
          {say.fewer}
        </button>
      </form>
    </Dialog>
  );
}
