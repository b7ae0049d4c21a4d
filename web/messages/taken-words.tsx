import { Show } from "solid-js";
import type { Message } from "../../shared/messages";
import { isMe, person } from "../session/session";
import { say } from "./later-strings";
import { restore } from "./message-actions";
import type { Talk } from "./talk";

/** What stands in the place of a message that was taken away: by whom, and the way back for whoever may bring it back. */
export default function TakenWords(props: { message: Message; hostId: string; talk: Talk }) {
  const { author, removedBy } = props.message;
  const isOwn = () => isMe(author.id);
  const words = () => {
    if (removedBy) return say.removedBy(author.username, removedBy);
    return isOwn() ? say.deletedOwn : say.deletedBy(author.username);
  };
  /** Its author, its room's host, or the owner: each what they took away themselves. */
  const isRestorable = () => {
    if (!removedBy) return isOwn();
    return Boolean(person()?.isOwner) || (removedBy === "host" && isMe(props.hostId));
  };
  return (
    <>
      <span>{words()}</span>
      <Show when={isRestorable()}>
        <button class="btn text" type="button" onClick={() => restore(props.talk, props.message)}>
          {say.restore}
        </button>
      </Show>
    </>
  );
}
