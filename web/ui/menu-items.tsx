import "./dialog.css";
import { For, onMount } from "solid-js";
import { Icon } from "./icon";
import type { MenuItem } from "./menu";

const GAP = 4;
const EDGE = 8;

/** Below the button if there is room, else above it, and never outside the window. */
function place(menu: HTMLElement, beside: HTMLElement) {
  const { top, bottom, left, right } = beside.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = menu;
  const y = bottom + GAP + height + EDGE < innerHeight ? bottom + GAP : top - GAP - height;
  const x = getComputedStyle(menu).direction === "rtl" ? left : right - width;
  menu.style.setProperty("top", `${Math.max(EDGE, y)}px`);
  menu.style.setProperty("left", `${Math.max(EDGE, Math.min(x, innerWidth - width - EDGE))}px`);
}

/** The actions of a menu. The platform's popover closes it by Esc and by a click elsewhere. */
export default function MenuItems(props: {
  label: string;
  items: MenuItem[];
  beside: HTMLElement;
  onClose: () => void;
}) {
  let menu!: HTMLDivElement;
  onMount(() => {
    menu.showPopover();
    place(menu, props.beside);
    menu.querySelector("button")?.focus();
  });

  const toggled = (event: ToggleEvent) => {
    if (event.newState !== "closed") return;
    // A press of Esc leaves the focus nowhere; a click elsewhere has put it there.
    if (document.activeElement === document.body || menu.contains(document.activeElement)) props.beside.focus();
    props.onClose();
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const all = [...menu.querySelectorAll("button")];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all[(at + by + all.length) % all.length]?.focus();
  };
  const choose = (item: MenuItem) => {
    menu.hidePopover();
    item.run();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's.
    <div
      ref={menu}
      class="menu"
      popover="auto"
      role="group"
      aria-label={props.label}
      onToggle={toggled}
      onKeyDown={step}
    >
      <For each={props.items}>
        {(item) => (
          <button
            class="btn quiet"
            classList={{ stop: item.isStop, half: item.isChosen !== undefined }}
            type="button"
            aria-pressed={item.isChosen}
            onClick={[choose, item]}
          >
            {typeof item.icon === "string" ? <Icon name={item.icon} /> : item.icon()}
            {item.label}
          </button>
        )}
      </For>
    </div>
  );
}
