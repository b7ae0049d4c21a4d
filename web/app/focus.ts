import { useIsRouting, useLocation } from "@solidjs/router";
import { createEffect, on } from "solid-js";
import { arrived, wentBack } from "./navigation";
import { expectPage } from "./page";

const leftFrom = new Map<string, string>();

const linkIn = (root: ParentNode, href: string) =>
  [...root.querySelectorAll<HTMLAnchorElement>("a[href]")].find((link) => link.getAttribute("href") === href);

/**
 * After a change of page the focus goes to its beginning, or, on the way back, to the link one left it by.
 * Changes of the query or the fragment alone leave the focus where it is.
 */
export function keepFocus() {
  const location = useLocation();
  const isRouting = useIsRouting();

  document.addEventListener(
    "click",
    (event) => {
      const href = event.target instanceof Element && event.target.closest("a[href]")?.getAttribute("href");
      if (href === "#main") {
        event.preventDefault();
        document.getElementById("main")?.focus();
      } else if (href) leftFrom.set(window.location.pathname, href);
    },
    { capture: true },
  );

  createEffect(
    on(
      () => location.pathname,
      (path) => {
        expectPage();
        const main = document.getElementById("main");
        const left = wentBack() ? leftFrom.get(path) : undefined;
        const link = main && left ? linkIn(main, left) : undefined;
        (link ?? main)?.focus({ preventScroll: true });
      },
      { defer: true },
    ),
  );

  createEffect(on(isRouting, (is) => is || arrived(), { defer: true }));
}
