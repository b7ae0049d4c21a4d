import { createEffect, createMemo, on, onCleanup } from "solid-js";
import { place, wentBack } from "../router/router";
import { expectPage } from "./page";

const leftBy = new Map<string, string>();
const main = () => document.getElementById("main");

const linkTo = (href: string) =>
  [...(main()?.querySelectorAll<HTMLAnchorElement>("a[href]") ?? [])].find(
    (link) => link.getAttribute("href") === href && link.tabIndex >= 0,
  );

/**
 * After a change of page the focus goes to its beginning, or, on the way back, to the link one left it by.
 * Changes of the query or the fragment alone leave the focus where it is.
 */
export function keepFocus() {
  const path = createMemo(place.path);

  const click = (event: MouseEvent) => {
    const href = event.target instanceof Element && event.target.closest("a[href]")?.getAttribute("href");
    if (href === "#main") {
      event.preventDefault();
      main()?.focus();
    } else if (href) leftBy.set(path(), href);
  };
  // Before the router reacts to the same click.
  document.addEventListener("click", click, { capture: true });
  onCleanup(() => document.removeEventListener("click", click, { capture: true }));

  createEffect(
    on(
      path,
      (now) => {
        // Whoever types a search goes on typing while its page comes.
        if (now === "/search" && document.activeElement?.matches("input[type=search]")) return;
        expectPage();
        const left = wentBack() ? leftBy.get(now) : undefined;
        ((left && linkTo(left)) || main())?.focus({ preventScroll: true });
      },
      { defer: true },
    ),
  );
}
