import { navigate, place } from "../router/router";

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const searchField = () =>
  [...document.querySelectorAll<HTMLInputElement>("input[type=search]")].find((field) => field.checkVisibility());

const inSearch = () => document.activeElement?.matches("input[type=search]") ?? false;

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>("#main [data-row]")];

const step = (by: 1 | -1) => {
  const all = rows();
  const at = all.indexOf(document.activeElement as HTMLAnchorElement);
  all[at === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
};

/** Up from the first of what was found leads back to the field. */
const isFirst = () => rows()[0] === document.activeElement;

/** The keys of the whole site: `/` search, `c` a new room, `j` and `k` along a list, arrows from the field into what it found, `?` all of them. Answers what to do with a press. */
export function keysOf(showKeys: () => void): (event: KeyboardEvent) => void {
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
    "?": showKeys,
  };
  /** Whether the arrows walk: in the field of a search, and in the list beneath it. */
  const walks = (key: string) => {
    if (place.path() !== "/search" || !(inSearch() || rows().some((row) => row === document.activeElement)))
      return false;
    if (key === "ArrowDown") step(1);
    else if (key === "ArrowUp" && isFirst()) searchField()?.focus();
    else if (key === "ArrowUp" && !inSearch()) step(-1);
    else return false;
    return true;
  };
  return (event) => {
    if (walks(event.key)) return event.preventDefault();
    const run = keys[event.key];
    if (!run || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    run();
  };
}
