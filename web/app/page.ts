import { createEffect, createSignal, onCleanup } from "solid-js";
import { announce } from "../ui/announce";
import { community } from "./community";

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
    const whole = community().name;
    document.title = name ? `${name} · ${whole}` : whole;
    if (isNews) announce(name);
    isNews = false;
  });
  createEffect(() => setCrumb(way?.()));
  onCleanup(() => setCrumb(undefined));
}
