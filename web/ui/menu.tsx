import { createSignal, type JSX, Show } from "solid-js";
import { Icon, type IconName } from "./icon";
import { later } from "./later";

export type MenuItem = {
  label: string;
  icon: IconName | (() => JSX.Element);
  isStop?: boolean;
  /** Stands beside another one, and says whether it is chosen. */
  isChosen?: boolean;
  run: () => void;
};

const MenuItems = later(() => import("./menu-items"));

/** A button that opens a few actions beside it. What they are, and their code, may come when it is opened. */
export function Menu(props: { label: string; items: () => MenuItem[] | Promise<MenuItem[]> }): JSX.Element {
  const [items, setItems] = createSignal<MenuItem[]>();
  let button!: HTMLButtonElement;
  const close = () => setItems();
  // Code that does not arrive is asked for again at the next click.
  const open = () => Promise.resolve(props.items()).then(setItems, close);
  return (
    <>
      <button
        ref={button}
        class="icon"
        type="button"
        aria-label={props.label}
        aria-haspopup="true"
        aria-expanded={Boolean(items())}
        onClick={() => (items() ? close() : open())}
      >
        <Icon name="more" />
      </button>
      <Show when={items()}>
        {(all) => <MenuItems label={props.label} items={all()} beside={button} onClose={close} />}
      </Show>
    </>
  );
}
