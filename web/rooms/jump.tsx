import "./jump.css";
import type { Message } from "../../shared/messages";
import type { Page } from "../../shared/pages";
import * as at from "../api/addresses";
import { get } from "../api/client";
import { inWords } from "../app/failure";
import type { createPlace } from "../messages/place";
import type { Talk } from "../messages/talk";
import { Icon } from "../ui/icon";
import { takeFocus } from "../ui/take-focus";
import { toast } from "../ui/toast";
import { say } from "./strings";

/** Before every message of a room: an id begins with the time of its making, ten signs long. */
const before = (roomId: string) => roomId.slice(0, 10).padEnd(26, "0");

/** The ways through a long room, for whoever has left its end: to where it begins, and to what was said last. */
export default function Jump(props: { roomId: string; talk: Talk; place: ReturnType<typeof createPlace> }) {
  const { talk, place } = props;

  /** Shows another stretch of the talk in place of this one. */
  const read = async (part: { after?: string }) => {
    const page = await get<Page<Message>>(at.address(at.messages(props.roomId), part));
    const isFromStart = part.after !== undefined;
    talk.showAll();
    talk.reading.set((open) => ({
      ...open,
      isPast: isFromStart && page.next !== null,
      messages: isFromStart ? { items: page.items, next: null } : page,
    }));
  };
  const go = (isThere: boolean, part: { after?: string }, scroll: () => void) =>
    (isThere ? Promise.resolve() : read(part)).then(
      () => {
        scroll();
        takeFocus(() => document.getElementById("main"));
      },
      (error) => {
        toast(`${say.notThere} ${inWords(error)}`, { isUrgent: true });
      },
    );

  const toBeginning = () => {
    talk.showAll();
    void go(!talk.hasOlder(), { after: before(props.roomId) }, () => scrollTo({ top: 0, behavior: "instant" }));
  };
  const toNewest = () => void go(!talk.isPast(), {}, place.toEnd);

  return (
    <div class="jump">
      <div>
        <button class="icon" type="button" aria-label={say.toBeginning} title={say.toBeginning} onClick={toBeginning}>
          <Icon name="up" />
        </button>
        <button class="icon" type="button" aria-label={say.toNewest} title={say.toNewest} onClick={toNewest}>
          <Icon name="down" />
        </button>
      </div>
    </div>
  );
}
