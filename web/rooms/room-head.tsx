import { Match, Show, Switch } from "solid-js";
import type { Room } from "../../shared/rooms";
import { isMe, person } from "../session/session";
import { signInHere } from "../session/way";
import { Moment } from "../time/moment";
import { topicPath } from "../topics/path";
import { AvatarLink } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { Menu } from "../ui/menu";
import type { Membership } from "./membership";
import { say } from "./strings";

/** What can be done with a room is fetched when its menu opens. */
const menu = () => import("./room-menu");

/** What a room is, who opened it, and what one can do with it. */
export function RoomHead(props: {
  room: Room;
  /** Undefined when it only repeats the first message. */
  description: string | undefined;
  membership: Membership;
  onPeople: () => void;
  /** Something about the room was changed. */
  onRoom: (room: Room) => void;
}) {
  const isHost = () => isMe(props.room.host.id);
  return (
    <header class="roomhead">
      <div class="row apart small">
        <a class="chip" href={topicPath(props.room.topic)} dir="auto">
          {props.room.topic.name}
        </a>
        <div class="row">
          <JoinButton membership={props.membership} isHost={isHost()} />
          <Menu label={say.actions} items={() => menu().then(({ itemsFor }) => itemsFor(props))} />
        </div>
      </div>
      <h1 dir="auto">{props.room.name}</h1>
      <Show when={props.description}>
        <p class="lede serif plain" dir="auto">
          {props.description}
        </p>
      </Show>
      <p class="meta">
        <AvatarLink of={props.room.host} size="s" />
        <span>{say.hostedBy(<a href={`/people/${props.room.host.username}`}>{props.room.host.username}</a>)}</span>
        <Show when={props.room.lockedAt}>
          <span class="tag">{say.locked}</span>
        </Show>
        <span>{say.openedOn(<Moment at={props.room.createdAt} as="date" />)}</span>
        <button class="btn text" type="button" onClick={() => props.onPeople()}>
          {say.joined(props.room.participantCount)}
        </button>
      </p>
    </header>
  );
}

/** Joining is offered to whoever did not; a visitor is asked to sign in. */
function JoinButton(props: { membership: Membership; isHost: boolean }) {
  return (
    <Switch>
      <Match when={person() === null}>
        <a class="btn" href={signInHere()}>
          {say.join}
        </a>
      </Match>
      <Match when={props.isHost}>{null}</Match>
      <Match when={props.membership.isJoined()}>
        <span class="row dim">
          <Icon name="check" />
          {say.isJoined}
        </span>
      </Match>
      <Match when={props.membership.isJoined() === false}>
        <button
          class="btn"
          type="button"
          aria-disabled={props.membership.isBusy()}
          onClick={() => props.membership.join()}
        >
          {props.membership.isBusy() ? say.joining : say.join}
        </button>
      </Match>
    </Switch>
  );
}
