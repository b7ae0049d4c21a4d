import { createEffect, For, Match, onCleanup, Show, Switch } from "solid-js";
import type { Message } from "../../shared/messages";
import type { Notice } from "../../shared/notices";
import { MessageText } from "../messages/message-text";
import { say as talk } from "../messages/strings";
import { person } from "../session/session";
import { AvatarLink } from "../ui/avatar";
import { createNotices, putAway } from "./notices";
import { say } from "./strings";

/** How often it is asked whether the owner has looked, while something waits and the page is looked at. */
const AGAIN_MS = 30_000;

const asNotice = ({ id, roomId, body, createdAt }: Message): Notice => ({
  id,
  kind: "first-post",
  state: "waits",
  about: "message",
  roomId,
  messageId: id,
  createdAt,
  settledAt: null,
  text: body,
  answer: "",
  by: null,
});

/**
 * One's own first posts in a room that wait for the owner or were turned down. `sent`: those that came from here; `shown`: the messages
 * that stand in the room by now.
 */
export default function Held(props: {
  roomId: string;
  sent: Message[];
  shown: Message[];
  onWrite: (text: string) => void;
}) {
  const notices = createNotices();
  const posts = () => {
    const known = (notices.items() ?? []).filter(
      ({ kind, roomId }) => kind === "first-post" && roomId === props.roomId,
    );
    const fresh = props.sent.filter(({ id }) => !known.some((one) => one.id === id)).map(asNotice);
    // Let in, they stand among the others.
    return [...known, ...fresh].filter(({ id }) => !props.shown.some((one) => one.id === id)).reverse();
  };
  createEffect(() => {
    if (!posts().some(({ state }) => state === "waits")) return;
    const timer = setInterval(() => document.hidden || notices.retry(), AGAIN_MS);
    onCleanup(() => clearInterval(timer));
  });
  const leave = async (post: Notice, isToWrite: boolean) => {
    if ((await putAway(notices, post)) && isToWrite) props.onWrite(post.text);
  };
  return (
    <Show when={posts().length}>
      <ol class="talk">
        <For each={posts()}>
          {(post) => (
            <li class="turn own">
              <Show when={person()}>{(me) => <AvatarLink of={me()} />}</Show>
              <p class="who">
                <b>{person()?.username}</b>
                <span class="tag">{talk.you}</span>
              </p>
              <div class="said">
                <div class="prose" dir="auto">
                  <MessageText body={post.text} />
                </div>
                <p class="small dim" role="status">
                  {post.state === "refused" ? say.refused : say.waits}
                  <Show when={post.answer}>
                    {" "}
                    <span dir="auto">{say.because(post.answer)}</span>
                  </Show>
                </p>
                <p class="row small">
                  <Switch>
                    <Match when={post.state === "refused"}>
                      <button class="btn text" type="button" onClick={() => void leave(post, true)}>
                        {say.writeAnew}
                      </button>
                      <button class="btn text" type="button" onClick={() => void leave(post, false)}>
                        {say.putAway}
                      </button>
                    </Match>
                    <Match when={true}>
                      <button class="btn text" type="button" onClick={() => void leave(post, true)}>
                        {say.takeBack}
                      </button>
                    </Match>
                  </Switch>
                </p>
              </div>
            </li>
          )}
        </For>
      </ol>
    </Show>
  );
}
