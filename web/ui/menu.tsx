import "./dialog.css";
import { createUniqueId, For, type JSX } from "solid-js";
import { Icon, type IconName } from "./icon";

export type MenuItem = { label: string; icon: IconName; isStop?: boolean; run: () => void };

/** A button that opens a few actions beside it. The platform's popover closes it by Esc and by a click elsewhere. */
export function Menu(props: { label: string; items: MenuItem[]; icon?: IconName }): JSX.Element {
  const id = createUniqueId();
  let menu!: HTMLDivElement;
  let button!: HTMLButtonElement;

  const place = (event: ToggleEvent) => {
    if (event.newState !== "open") return;
    const { bottom, top, right } = button.getBoundingClientRect();
    const { offsetHeight, offsetWidth } = menu;
    const below = bottom + offsetHeight + 8 < innerHeight;
    menu.style.setProperty("inset-block-start", `${Math.max(8, below ? bottom + 4 : top - offsetHeight - 4)}px`);
    menu.style.setProperty("left", `${Math.max(8, Math.min(right - offsetWidth, innerWidth - offsetWidth - 8))}px`);
    menu.querySelector("button")?.focus();
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
    <>
      <button ref={button} class="icon" type="button" aria-label={props.label} popovertarget={id}>
        <Icon name={props.icon ?? "more"} />
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's. */}
      <div
        ref={menu}
        class="menu"
        id={id}
        popover="auto"
        role="group"
        aria-label={props.label}
        onToggle={place}
        onKeyDown={step}
      >
        <For each={props.items}>
          {(item) => (
            <button class="btn quiet" classList={{ stop: item.isStop }} type="button" onClick={[choose, item]}>
              <Icon name={item.icon} />
              {item.label}
            </button>
          )}
        </For>
      </div>
    </>
  );
}
