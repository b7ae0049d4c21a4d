import { createSignal, Match, Show, Switch } from "solid-js";
import type { Message } from "../../shared/messages";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { inWords } from "../app/failure";
import { place } from "../router/router";
import { isMe, person } from "../session/session";
import { Moment } from "../time/moment";
import { AvatarLink } from "../ui/avatar";
import { later } from "../ui/later";
import { Menu, type MenuItem } from "../ui/menu";
import { toast, toastUndo } from "../ui/toast";
import { MessageText } from "./message-text";
import { say } from "./strings";
import type { Talk } from "./talk";

const EditMessage = later(() => import("./edit-message"));

type Props = {
  message: Message;
  begins: boolean;
  hostId: string;
  talk: Talk;
  onQuote: (message: Message) => void;
};

const addressOf = ({ roomId, id }: Message) => `${at.messages(roomId)}/${id}`;

const failed = (title: string) => (error: unknown) => {
  toast(`${title} ${inWords(error)}`, { isUrgent: true });
};

const copyLink = ({ roomId, id }: Message) =>
  navigator.clipboard.writeText(`${location.origin}/rooms/${roomId}#${id}`).then(
    () => void toast(say.copied),
    () => void toast(say.notCopied, { isUrgent: true }),
  );

const restore = (talk: Talk, message: Message) =>
  post<Message>(`${addressOf(message)}/restore`).then((back) => {
    talk.put(back);
    toast(say.back);
  }, failed(say.notBack));

/** It goes at once; what the table says is awaited behind it. */
const takeBack = async (talk: Talk, message: Message) => {
  talk.put({ ...message, body: "", deletedAt: new Date().toISOString() });
  try {
    await remove(addressOf(message));
    toastUndo(say.deleted, say.undo, () => restore(talk, message));
  } catch (error) {
    talk.put(message);
    failed(say.notDeleted)(error);
  }
};

/** One message: the beginning of a turn, with face and name, or something more in it. */
export function MessageRow(props: Props) {
  const [isEditing, setEditing] = createSignal(false);
  const message = () => props.message;
  const isOwn = () => isMe(message().author.id);

  const items = (): MenuItem[] => [
    ...(person() ? [{ label: say.quote, icon: "quote" as const, run: () => props.onQuote(message()) }] : []),
    { label: say.copyLink, icon: "link", run: () => void copyLink(message()) },
    ...(isOwn()
      ? [
          { label: say.edit, icon: "edit" as const, run: () => void setEditing(true) },
          { label: say.remove, icon: "bin" as const, isStop: true, run: () => void takeBack(props.talk, message()) },
        ]
      : []),
  ];

  return (
    <Switch>
      <Match when={message().deletedAt}>
        <li class="taken" id={message().id}>
          <span>{isOwn() ? say.deletedOwn : say.deletedBy(message().author.username)}</span>
          <Show when={isOwn()}>
            <button class="btn text" type="button" onClick={() => restore(props.talk, message())}>
              {say.restore}
            </button>
          </Show>
        </li>
      </Match>
      <Match when={true}>
        <li
          class="turn"
          classList={{ own: isOwn(), more: !props.begins, found: place.hash() === message().id }}
          id={message().id}
        >
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
                <MessageText body={message().body} />
                <Show when={message().editedAt}>
                  <small class="dim">{say.edited}</small>
                </Show>
              </div>
              <Menu label={isOwn() ? say.ownActions : say.actions} items={items()} />
            </Show>
          </div>
        </li>
      </Match>
    </Switch>
  );
}
