import { onCleanup } from "solid-js";
import { navigate } from "../router/router";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const searchField = () =>
  [...document.querySelectorAll<HTMLInputElement>("input[type=search]")].find((field) => field.checkVisibility());

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>("#main [data-row]")];

const step = (by: 1 | -1) => {
  const all = rows();
  const at = all.indexOf(document.activeElement as HTMLAnchorElement);
  all[at === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
};

/** The keys of the whole site: `/` search, `c` a new room, `j` and `k` along a list. */
export function listenToKeys() {
  const search = () => {
    const field = searchField();
    if (field) field.select();
    else void navigate("/search");
  };
  const keys: Record<string, () => void> = {
    "/": search,
    c: () => void navigate("/rooms/new"),
    j: () => step(1),
    k: () => step(-1),
  };
  const press = (event: KeyboardEvent) => {
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    run();
  };
  document.addEventListener("keydown", press);
  onCleanup(() => document.removeEventListener("keydown", press));
}
