import { createSignal, Show } from "solid-js";
import type { Message } from "../../shared/messages";
import { marks } from "../marks";
import { place } from "../router/router";
import { isMe } from "../session/session";
import { Moment } from "../time/moment";
import { AvatarLink } from "../ui/avatar";
import { later } from "../ui/later";
import { Menu } from "../ui/menu";
import { MessageText } from "./message-text";
import { say } from "./strings";
import type { Talk } from "./talk";

const TakenWords = later(() => import("./taken-words"));
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

/** One message: the beginning of a turn, with face and name, or something more in it; or the place of one taken back. */
export const MessageRow = (props: Props) => (props.message.deletedAt ? Taken(props) : Told(props));

/** Its place is known at once, its words come. */
const Taken = (props: Props) => (
  <article class="taken" id={props.message.id}>
    <TakenWords message={props.message} hostId={props.hostId} talk={props.talk} />
  </article>
);

function Told(props: Props) {
  const { message, talk, hostId } = props;
  const [isEditing, setEditing] = createSignal(false);
  const isOwn = () => isMe(message.author.id);
  const isLinked = () => place.hash() === message.id;
  const items = () => menu().then(({ itemsFor }) => itemsFor(props, () => setEditing(true)));
  return (
    <article class="turn" classList={{ own: isOwn(), more: !props.begins, found: isLinked() }} id={message.id}>
      <Show
        when={props.begins}
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
          <Show when={isOwn()}>
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
            <MessageText body={message.body} isOpen={isLinked()} />
            <Show when={message.editedAt}>
              <small class="dim">{say.edited}</small>
            </Show>
          </div>
          <Show when={marks.part()} keyed>
            {({ Marks }) => <Marks message={message} talk={talk} hostId={hostId} />}
          </Show>
          <Menu label={isOwn() ? say.ownActions : say.actions} items={items} />
        </Show>
      </div>
    </article>
  );
}
