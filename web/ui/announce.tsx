import { createSignal } from "solid-js";

const [text, setText] = createSignal("");

/** Says something to people who listen to the page instead of looking at it. */
export const announce = (words: string) => {
  // The same words twice are said twice only when they change in between.
  setText("");
  queueMicrotask(() => setText(words));
};

export function Announcer() {
  return (
    <p class="vh" aria-live="polite">
      {text()}
    </p>
  );
}
