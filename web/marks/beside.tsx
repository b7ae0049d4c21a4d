import { createEffect, Show } from "solid-js";
import type { createPlace } from "../messages/place";
import type { Talk } from "../messages/talk";
import { person } from "../session/session";
import { keepAfresh } from "./afresh";
import { AnswerCard } from "./answer-card";
import { wasSeen } from "./keep-seen";
import { readOwn } from "./own";

/** What goes along with a room that is open: its answer on top, what one chose in it, and how far one has read. */
export function Beside(props: { id: string; talk: Talk; place: ReturnType<typeof createPlace> }) {
  const { talk } = props;

  createEffect(() => {
    const newest = talk.messages().at(-1);
    if (newest && props.place.isAtEnd() && !talk.isPast() && !document.hidden) wasSeen(props.id, newest.createdAt);
  });

  keepAfresh(props.id, talk, props.place);

  let asked: { by: string; from: string } | undefined;
  createEffect(() => {
    const by = person()?.id;
    const all = talk.messages();
    const from = all[0]?.id;
    if (!by || !from) return;
    const until = asked?.by === by ? asked.from : undefined;
    const stretch = until ? all.filter(({ id }) => id < until) : all;
    if (!stretch.some(({ reactions }) => reactions)) return;
    const before = asked;
    asked = { by, from };
    // What did not come is asked for with the next stretch.
    readOwn(props.id, from, stretch.at(-1)!.id).catch(() => {
      asked = before;
    });
  });

  return <Show when={talk.room()?.answerId}>{(id) => <AnswerCard talk={talk} id={id()} />}</Show>;
}
