import { createUniqueId, For, Show } from "solid-js";
import type { Page } from "../../shared/pages";
import type { Participant, Room } from "../../shared/rooms";
import * as at from "../api/addresses";
import { createList } from "../api/list";
import { isMe } from "../session/session";
import { AvatarLink } from "../ui/avatar";
import { Dialog } from "../ui/dialog";
import { More } from "../ui/more";
import { say } from "./strings";

function Person(props: { person: Participant }) {
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

const hostFirst = (people: Participant[]) => [...people].sort((a, b) => Number(b.isHost) - Number(a.isHost));

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

/** Everybody who joined, page by page. */
export function ParticipantsDialog(props: { room: Room; onClose: () => void }) {
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
