import { createEffect, createSignal, onCleanup } from "solid-js";
import { PRODUCT_NAME } from "../../shared/product";
import { announce } from "../ui/announce";

/** On a phone a page under another one shows a way back instead of the mark. */
export type Crumb = { label: string; href: string };

const [crumb, setCrumb] = createSignal<Crumb>();

export { crumb };

let isNews = false;

/** The next title that a page sets is read out: it is another page's. */
export const expectPage = () => {
  isNews = true;
};

/** Names the page, in the window's title and to those who listen. Undefined while its name is not known. */
export function usePage(title: () => string | undefined, way?: () => Crumb | undefined) {
  createEffect(() => {
    const name = title();
    if (name === undefined) return;
    document.title = name ? `${name} · ${PRODUCT_NAME}` : PRODUCT_NAME;
    if (isNews) announce(name);
    isNews = false;
  });
  createEffect(() => setCrumb(way?.()));
  onCleanup(() => setCrumb(undefined));
}
