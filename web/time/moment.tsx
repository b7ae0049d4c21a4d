import type { JSX } from "solid-js";
import { now } from "./clock";
import { ago, clockTime, dateOf, dayOf, exact, monthOf } from "./format";

const FORMS = {
  ago,
  day: dayOf,
  date: dateOf,
  clock: (at: number) => clockTime(at),
  month: (at: number) => monthOf(at),
};

/** A time in words that ticks, with the exact one on hover. */
export function Moment(props: { at: string; as?: keyof typeof FORMS; class?: string }): JSX.Element {
  const at = () => Date.parse(props.at);
  return (
    <time class={props.class} datetime={props.at} title={exact(at())}>
      {FORMS[props.as ?? "ago"](at(), now())}
    </time>
  );
}
