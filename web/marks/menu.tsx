import type { Message } from "../../shared/messages";
import { REACTIONS } from "../../shared/reactions";
import type { Talk } from "../messages/talk";
import { isMe } from "../session/session";
import type { MenuItem } from "../ui/menu";
import { setAnswer } from "./answer";
import { marks } from "./index";
import { ownOn } from "./own";
import { mayReact, react } from "./react";
import { ReactionIcon } from "./reaction-icon";
import { say } from "./strings";

/** What one can say to a message without a word; choosing what one chose takes it back. */
export function reactionItems(message: Message): MenuItem[] {
  if (!mayReact(message)) return [];
  marks.fetch();
  return REACTIONS.map((reaction) => ({
    label: ownOn(message.id) === reaction ? say.takeBack(say[reaction]) : say[reaction],
    icon: () => <ReactionIcon of={reaction} />,
    isChosen: ownOn(message.id) === reaction,
    run: () => void react(message, reaction),
  }));
}

/** The host says which message answers the room. */
export function answerItems(message: Message, talk: Talk, hostId: string): MenuItem[] {
  if (!isMe(hostId)) return [];
  const isAnswer = talk.room()?.answerId === message.id;
  return [
    {
      label: isAnswer ? say.unmarkAnswer : say.markAnswer,
      icon: "check",
      run: () => void setAnswer(talk, message.roomId, isAnswer ? undefined : message.id),
    },
  ];
}
