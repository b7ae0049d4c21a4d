import "./marks.css";
import { For, Show } from "solid-js";
import type { Message } from "../../shared/messages";
import type { Talk } from "../messages/talk";
import { isMe } from "../session/session";
import { ownOn } from "./own";
import { countsOn, mayReact, react } from "./react";
import { ReactionIcon } from "./reaction-icon";
import { say } from "./strings";

type Props = { message: Message; talk: Talk; hostId: string };

/** What stands under a message: that it answers the room, that its author has just come, and what others think of it. */
export function Marks(props: Props) {
  const { message, talk } = props;
  /** Until the host has said something after it. */
  const isToWelcome = () =>
    message.isFirst &&
    isMe(props.hostId) &&
    !isMe(message.author.id) &&
    !talk.messages().some(({ id, author }) => id > message.id && author.id === props.hostId);
  return (
    <>
      <Show when={talk.room()?.answerId === message.id}>
        <p class="small">
          <span class="tag found">{say.isAnswer}</span>
        </p>
      </Show>
      <Show when={isToWelcome()}>
        <p class="small dim welcome">{say.first}</p>
      </Show>
      <Show when={countsOn(message).length}>
        <ul class="reacts">
          <For each={countsOn(message).map(({ reaction }) => reaction)}>
            {(reaction) => {
              const count = () => countsOn(message).find((one) => one.reaction === reaction)?.count ?? 0;
              const label = () => `${say[reaction]}, ${say.by(count())}`;
              const inside = (
                <>
                  <ReactionIcon of={reaction} />
                  <span aria-hidden="true">
                    {say[reaction]} <span class="num">{count()}</span>
                  </span>
                  <span class="vh">{label()}</span>
                </>
              );
              return (
                <li>
                  <Show when={mayReact(message)} fallback={<span class="react">{inside}</span>}>
                    <button
                      class="react"
                      type="button"
                      aria-pressed={ownOn(message.id) === reaction}
                      onClick={() => void react(message, reaction)}
                    >
                      {inside}
                    </button>
                  </Show>
                </li>
              );
            }}
          </For>
        </ul>
      </Show>
    </>
  );
}
