import { createSignal, Match, Show, Switch } from "solid-js";
import type { Room } from "../../shared/rooms";
import { navigate } from "../router/router";
import { isMe, person } from "../session/session";
import { signInHere } from "../session/way";
import { Moment } from "../time/moment";
import { topicPath } from "../topics/path";
import { AvatarLink } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { later } from "../ui/later";
import { Menu, type MenuItem } from "../ui/menu";
import { toast } from "../ui/toast";
import { wasClosed } from "./lately";
import type { Membership } from "./membership";
import { roomPath } from "./path";
import { say } from "./strings";

const CloseDialog = later(() => import("../hosting/close-dialog"));

const copyLink = (id: string) =>
  navigator.clipboard.writeText(location.origin + roomPath(id)).then(
    () => void toast(say.copied),
    () => void toast(say.notCopied, { isUrgent: true }),
  );

/** What a room is, who opened it, and what one can do with it. */
export function RoomHead(props: {
  room: Room;
  /** Undefined when it only repeats the first message. */
  description: string | undefined;
  membership: Membership;
  onPeople: () => void;
}) {
  const [isClosing, setClosing] = createSignal(false);
  const isHost = () => isMe(props.room.host.id);
  const close = async () => {
    setClosing(false);
    const { id, name } = props.room;
    const { closeRoom } = await import("../hosting/close-room");
    if (!(await closeRoom({ id, name }, () => void navigate(roomPath(id))))) return;
    wasClosed(id);
    await navigate("/");
  };
  const items = (): MenuItem[] => [
    { label: say.share, icon: "link", run: () => void copyLink(props.room.id) },
    ...(isHost()
      ? [
          { label: say.edit, icon: "edit" as const, run: () => void navigate(`${roomPath(props.room.id)}/edit`) },
          { label: say.remove, icon: "bin" as const, isStop: true, run: () => void setClosing(true) },
        ]
      : []),
    ...(props.membership.isJoined() && !isHost()
      ? [{ label: say.leave, icon: "back" as const, run: () => void props.membership.leave() }]
      : []),
  ];
  return (
    <header class="roomhead">
      <div class="row apart small">
        <a class="chip" href={topicPath(props.room.topic)} dir="auto">
          {props.room.topic.name}
        </a>
        <div class="row">
          <JoinButton membership={props.membership} isHost={isHost()} />
          <Menu label={say.actions} items={items()} />
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
        <span>{say.openedOn(<Moment at={props.room.createdAt} as="date" />)}</span>
        <button class="btn text" type="button" onClick={() => props.onPeople()}>
          {say.joined(props.room.participantCount)}
        </button>
      </p>
      <Show when={isClosing()}>
        <CloseDialog name={props.room.name} onClose={() => setClosing(false)} onYes={() => void close()} />
      </Show>
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
