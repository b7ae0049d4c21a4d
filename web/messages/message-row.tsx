import { createSignal, Show } from "solid-js";
import type { Message } from "../../shared/messages";
import { marks } from "../marks";
import { place } from "../router/router";
import { isMe, person } from "../session/session";
import { Moment } from "../time/moment";
import { AvatarLink } from "../ui/avatar";
import { later } from "../ui/later";
import { Menu } from "../ui/menu";
import { farness } from "./far";
import { MessageText } from "./message-text";
import { say } from "./strings";
import type { Talk } from "./talk";

const EditMessage = later(() => import("./edit-message"));

type Props = {
  message: Message;
  begins: boolean;
  hostId: string;
  talk: Talk;
  onQuote: (text: string, by: string) => void;
};

/** What can be done to a message is fetched when its menu opens. */
const menu = () => import("./message-menu");
const actions = () => import("./message-actions");

const goneText = ({ author, removedBy }: Message, isOwn: boolean) => {
  if (removedBy) return say.removedBy(author.username, removedBy);
  return isOwn ? say.deletedOwn : say.deletedBy(author.username);
};

/** One message: the beginning of a turn, with face and name, or something more in it; or the place of one taken back. */
export const MessageRow = (props: Props) => (props.message.deletedAt ? Taken(props) : Told(props));

function Taken(props: Props) {
  const { message } = props;
  const isOwn = () => isMe(message.author.id);
  /** Whoever took it away may bring it back: its author, its room's host, or the owner. */
  const isRestorable = () => {
    const by = message.removedBy;
    if (!by) return isOwn();
    return Boolean(person()?.isOwner) || (by === "host" && isMe(props.hostId));
  };
  return (
    <li class="taken" id={message.id}>
      <span>{goneText(message, isOwn())}</span>
      <Show when={isRestorable()}>
        <button
          class="btn text"
          type="button"
          onClick={() => actions().then(({ restore }) => restore(props.talk, message))}
        >
          {say.restore}
        </button>
      </Show>
    </li>
  );
}

function Told(props: Props) {
  const { message } = props;
  const isOwn = () => isMe(message.author.id);
  const isLinked = () => place.hash() === message.id;
  /** Far from the window only the height of it is kept. */
  const [isFar, setFar] = createSignal(false);
  return (
    <li
      class="turn"
      classList={{ own: isOwn(), more: !props.begins, found: isLinked() }}
      id={message.id}
      ref={(row) => farness.set(row, setFar)}
    >
      <Show when={!isFar()}>
        <Inside row={props} isOwn={isOwn()} isLinked={isLinked()} />
      </Show>
    </li>
  );
}

function Inside(props: { row: Props; isOwn: boolean; isLinked: boolean }) {
  const [isEditing, setEditing] = createSignal(false);
  const { message, talk, hostId } = props.row;
  const items = () => menu().then(({ itemsFor }) => itemsFor(props.row, () => setEditing(true)));
  return (
    <>
      <Show
        when={props.row.begins}
        fallback={
          <a class="hour" href={`#${message.id}`} tabindex="-1">
            <Moment at={message.createdAt} as="clock" />
          </a>
        }
      >
        <AvatarLink of={message.author} />
        <p class="who">
          <b>
            <a href={`/people/${message.author.username}`}>{message.author.username}</a>
          </b>
          <Show when={message.author.id === hostId}>
            <span class="tag">{say.host}</span>
          </Show>
          <Show when={props.isOwn}>
            <span class="tag">{say.you}</span>
          </Show>
          <a href={`#${message.id}`}>
            <Moment at={message.createdAt} as="clock" />
          </a>
        </p>
      </Show>
      <div class="said">
        <Show
          when={!isEditing()}
          fallback={<EditMessage message={message} talk={talk} onDone={() => setEditing(false)} />}
        >
          <div class="prose" dir="auto">
            <MessageText body={message.body} isOpen={props.isLinked} />
            <Show when={message.editedAt}>
              <small class="dim">{say.edited}</small>
            </Show>
          </div>
          <Show when={marks.part()} keyed>
            {({ Marks }) => <Marks message={message} talk={talk} hostId={hostId} />}
          </Show>
          <Menu label={props.isOwn ? say.ownActions : say.actions} items={items} />
        </Show>
      </div>
    </>
  );
}
