import type { Message } from "../../shared/messages";
import { answerItems, reactionItems } from "../marks/menu";
import { reportItem } from "../moderation/report-item";
import { say as moderating } from "../moderation/strings";
import { takeAway } from "../moderation/take-away";
import { isMe, person } from "../session/session";
import type { MenuItem } from "../ui/menu";
import { say } from "./later-strings";
import { copyLink, takeBack } from "./message-actions";
import { selectedIn } from "./selection";
import type { Talk } from "./talk";

export type Menued = { message: Message; talk: Talk; hostId: string; onQuote: (text: string, by: string) => void };

/** What one can do with a message: anybody, who said it, whose room it is, and who owns the community. */
export function itemsFor({ message, talk, hostId, onQuote }: Menued, onEdit: () => void): MenuItem[] {
  const me = person();
  const isOwn = isMe(message.author.id);
  const mayRemove = !isOwn && (isMe(hostId) || Boolean(me?.isOwner));
  const item = (is: boolean, one: MenuItem) => (is ? [one] : []);
  return [
    ...reactionItems(message),
    ...item(Boolean(me), {
      label: say.quote,
      icon: "quote",
      run: () => onQuote(selectedIn(message.id) || message.body, message.author.username),
    }),
    { label: say.copyLink, icon: "link", run: () => void copyLink(message) },
    ...answerItems(message, talk, hostId),
    ...item(isOwn, { label: say.edit, icon: "edit", run: onEdit }),
    ...item(isOwn, { label: say.remove, icon: "bin", isStop: true, run: () => void takeBack(talk, message) }),
    ...item(mayRemove, {
      label: moderating.takeAway,
      icon: "bin",
      isStop: true,
      run: () => void takeAway(talk.put, message, isMe(hostId) ? "host" : "owner"),
    }),
    ...item(Boolean(me) && !isOwn, reportItem({ kind: "message", roomId: message.roomId, messageId: message.id })),
  ];
}
