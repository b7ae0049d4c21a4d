import { createSignal, createUniqueId, type ParentProps, Show } from "solid-js";
import { say } from "./strings";

const LONGEST = 1_800;
const MOST_LINES = 24;

/** Whether a message is so long that its beginning is shown first. By its text, so that nothing has to be measured. */
export const isLong = (body: string) => body.length > LONGEST || body.split("\n", MOST_LINES + 1).length > MOST_LINES;

/** A long message: its beginning, and the rest when it is asked for. */
export function Folded(props: ParentProps<{ startsOpen: boolean }>) {
  const [isOpen, setOpen] = createSignal(props.startsOpen);
  const id = createUniqueId();
  return (
    <>
      <div class="fold" classList={{ open: isOpen() }} id={id}>
        {props.children}
      </div>
      <p class="unfold">
        <button
          class="btn text"
          type="button"
          aria-expanded={isOpen()}
          aria-controls={id}
          onClick={() => setOpen(!isOpen())}
        >
          <Show when={isOpen()} fallback={say.whole}>
            {say.less}
          </Show>
        </button>
      </p>
    </>
  );
}
