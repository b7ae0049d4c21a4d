import { Show } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import { isBlank, lengthOf } from "../../shared/text";
import { say } from "./strings";

const LIMIT = TEXT_LIMITS.message;
/** From here on it is worth knowing how much is left. */
const SHOWN_FROM = LIMIT * 0.9;

const left = (text: string) => (text.length < SHOWN_FROM ? LIMIT - text.length : LIMIT - lengthOf(text));

export const isSendable = (text: string) => !isBlank(text) && left(text) >= 0;

/** How much room is left, once it gets tight. */
export function Counter(props: { text: string }) {
  return (
    <Show when={props.text.length >= SHOWN_FROM}>
      <p class="small num" classList={{ dim: left(props.text) >= 0, wrong: left(props.text) < 0 }} role="status">
        {left(props.text) >= 0 ? say.left(left(props.text)) : say.over(-left(props.text))}
      </p>
    </Show>
  );
}
