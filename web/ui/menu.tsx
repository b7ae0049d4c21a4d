import { createSignal, type JSX, Show } from "solid-js";
import { Icon, type IconName } from "./icon";
import { later } from "./later";

export type MenuItem = { label: string; icon: IconName; isStop?: boolean; run: () => void };

const MenuItems = later(() => import("./menu-items"));

/** A button that opens a few actions beside it. */
export function Menu(props: { label: string; items: MenuItem[] }): JSX.Element {
  const [isOpen, setOpen] = createSignal(false);
  let button!: HTMLButtonElement;
  return (
    <>
      <button
        ref={button}
        class="icon"
        type="button"
        aria-label={props.label}
        aria-haspopup="true"
        aria-expanded={isOpen()}
        onClick={() => setOpen(!isOpen())}
      >
        <Icon name="more" />
      </button>
      <Show when={isOpen()}>
        <MenuItems label={props.label} items={props.items} beside={button} onClose={() => setOpen(false)} />
      </Show>
    </>
  );
}
