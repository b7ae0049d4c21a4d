import { createSignal, For, onCleanup } from "solid-js";

type Toast = {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
  isUndo?: boolean;
  isUrgent?: boolean;
};

/** How long Undo is offered: as long as its line burns. */
const UNDO_MS = 10_000;
const SHOWN_MS = 6_000;

const [toasts, setToasts] = createSignal<Toast[]>([]);
let lastId = 0;

const close = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));

/** Says something at the foot of the page, for a while. The newest takes the place of the one before. */
export function toast(text: string, options: Omit<Toast, "id" | "text"> = {}) {
  const id = ++lastId;
  setToasts([{ id, text, ...options }]);
  return () => close(id);
}

/** Says what was taken away, with a way back. */
export const toastUndo = (text: string, label: string, run: () => void) =>
  toast(text, { isUndo: true, action: { label, run } });

function Card(props: { toast: Toast; closeLabel: string }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    timer = setTimeout(() => close(props.toast.id), props.toast.isUndo ? UNDO_MS : SHOWN_MS);
  };
  // Under a pointer or with the focus inside it stays: nobody is to run after a button.
  const stay = () => clearTimeout(timer);
  leave();
  onCleanup(stay);
  const act = () => {
    close(props.toast.id);
    props.toast.action?.run();
  };
  return (
    <div
      class="toast"
      classList={{ undo: props.toast.isUndo ?? false }}
      onPointerEnter={stay}
      onPointerLeave={leave}
      onFocusIn={stay}
      onFocusOut={leave}
    >
      <span>{props.toast.text}</span>
      <button class="btn text" type="button" onClick={act}>
        {props.toast.action?.label ?? props.closeLabel}
      </button>
    </div>
  );
}

/** Where toasts stand; its regions are there before anything is said, or it would not be read out. */
export function Toasts(props: { closeLabel: string }) {
  const cards = (isUrgent: boolean) => toasts().filter((one) => Boolean(one.isUrgent) === isUrgent);
  return (
    <>
      <div role="status">
        <For each={cards(false)}>{(one) => <Card toast={one} closeLabel={props.closeLabel} />}</For>
      </div>
      <div role="alert">
        <For each={cards(true)}>{(one) => <Card toast={one} closeLabel={props.closeLabel} />}</For>
      </div>
    </>
  );
}
