import { createSignal, Match, Show, Switch } from "solid-js";
import type { Message } from "../../shared/messages";
import { place } from "../router/router";
import { isMe, person } from "../session/session";
import { Moment } from "../time/moment";
import { AvatarLink } from "../ui/avatar";
import { later } from "../ui/later";
import { Menu } from "../ui/menu";
import { MessageText } from "./message-text";
import { say } from "./strings";
import type { Talk } from "./talk";
// What is selected is noticed from the beginning on.
import "./selection";

const EditMessage = later(() => import("./edit-message"));

type Props = {
  message: Message;
  begins: boolean;
  hostId: string;
  talk: Talk;
  onQuote: (text: string) => void;
};

/** What can be done to a message is fetched when its menu opens. */
const menu = () => import("./message-menu");
const actions = () => import("./message-actions");

const goneText = ({ author, removedBy }: Message, isOwn: boolean) => {
  if (removedBy) return say.removedBy(author.username, removedBy);
  return isOwn ? say.deletedOwn : say.deletedBy(author.username);
};

/** One message: the beginning of a turn, with face and name, or something more in it. */
export function MessageRow(props: Props) {
  const [isEditing, setEditing] = createSignal(false);
  const message = () => props.message;
  const isOwn = () => isMe(message().author.id);
  const isLinked = () => place.hash() === message().id;
  /** Whoever took it away may bring it back: its author, its room's host, or the owner. */
  const isRestorable = () => {
    const by = message().removedBy;
    if (!by) return isOwn();
    return Boolean(person()?.isOwner) || (by === "host" && isMe(props.hostId));
  };

  const items = () => menu().then(({ itemsFor }) => itemsFor(props, () => setEditing(true)));

  return (
    <Switch>
      <Match when={message().deletedAt}>
        <li class="taken" id={message().id}>
          <span>{goneText(message(), isOwn())}</span>
          <Show when={isRestorable()}>
            <button
              class="btn text"
              type="button"
              onClick={() => actions().then(({ restore }) => restore(props.talk, message()))}
            >
              {say.restore}
            </button>
          </Show>
        </li>
      </Match>
      <Match when={true}>
        <li class="turn" classList={{ own: isOwn(), more: !props.begins, found: isLinked() }} id={message().id}>
          <Show
            when={props.begins}
            fallback={
              <a class="hour" href={`#${message().id}`} tabindex="-1">
                <Moment at={message().createdAt} as="clock" />
              </a>
            }
          >
            <AvatarLink of={message().author} />
            <p class="who">
              <b>
                <a href={`/people/${message().author.username}`}>{message().author.username}</a>
              </b>
              <Show when={message().author.id === props.hostId}>
                <span class="tag">{say.host}</span>
              </Show>
              <Show when={isOwn()}>
                <span class="tag">{say.you}</span>
              </Show>
              <a href={`#${message().id}`}>
                <Moment at={message().createdAt} as="clock" />
              </a>
            </p>
          </Show>
          <div class="said">
            <Show
              when={!isEditing()}
              fallback={<EditMessage message={message()} talk={props.talk} onDone={() => setEditing(false)} />}
            >
              <div class="prose" dir="auto">
                <MessageText body={message().body} isOpen={isLinked()} />
                <Show when={message().waits}>
                  <p class="small dim">{say.waits}</p>
                </Show>
                <Show when={message().editedAt}>
                  <small class="dim">{say.edited}</small>
                </Show>
              </div>
              <Menu label={isOwn() ? say.ownActions : say.actions} items={items} />
            </Show>
          </div>
        </li>
      </Match>
    </Switch>
  );
}
