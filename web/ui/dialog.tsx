import "./dialog.css";
import { createUniqueId, onCleanup, onMount, type ParentProps } from "solid-js";

/** A question that has to be answered first: for what cannot be undone by a click. Esc answers no. */
export function Dialog(props: ParentProps<{ title: string; onClose: () => void }>) {
  const id = createUniqueId();
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  // Closed, not only gone: so the focus returns to where it came from.
  onCleanup(() => dialog.close());
  return (
    <dialog ref={dialog} class="sheet-dialog" aria-labelledby={id} onClose={() => props.onClose()}>
      <div class="stack">
        <h2 id={id}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  );
}
