import { type Component, createMemo, createSignal, type JSX, onCleanup, type ParentComponent, Show } from "solid-js";
import { asked } from "./links";
import { matcher, type Params, type Route } from "./match";
import * as places from "./places";

type Way = "start" | "push" | "replace" | "pop";
type Shown = { url: URL; params: Params; page: Component; frame?: ParentComponent; way: Way };

const [shown, setShown] = createSignal<Shown>();
const here = () => shown()?.url ?? new URL(location.href);

/** The address on screen: it changes together with the page, not while that is on its way. */
export const place = { path: () => here().pathname, hash: () => here().hash.slice(1), full: () => fullOf(here()) };
export const param = (name: string) => shown()?.params[name] ?? "";
export const query = (name: string) => here().searchParams.get(name) ?? "";

const fullOf = (url: URL) => url.pathname + url.search + url.hash;

let current: Way = "start";

/** Whether the page on screen was come to by Back or Forward: then it is shown as it was left. */
export const wentBack = () => current === "pop";

/** Whether a step back stays on this site. */
export const canGoBack = () => places.step() > 0;

let find: ReturnType<typeof matcher> = () => undefined;
let latest = 0;

async function go(url: URL, way: Way) {
  const match = find(url.pathname);
  if (!match) return;
  const turn = ++latest;
  match.route.warm?.(match.params, url.searchParams);
  try {
    const [page, frame] = await Promise.all([match.route.page(), match.route.frame?.()]);
    // Somebody who clicked again meanwhile wants the other page.
    if (turn === latest) show({ url, way, params: match.params, page: page.default, frame: frame?.default });
  } catch {
    // The code of another version of the site is gone: the address itself brings the new one.
    if (turn === latest && way !== "start" && navigator.onLine) location.assign(url);
    else throw new Error("The page's code did not arrive.");
  }
}

function show(next: Shown) {
  const isSamePage = shown()?.url.pathname === next.url.pathname;
  if (next.way === "push") {
    places.remember();
    places.push(next.url);
    if (!isSamePage) scrollTo(0, 0);
  } else if (next.way === "replace") places.replace(next.url);
  current = next.way;
  setShown(next);
  if (next.way === "pop" || (next.way === "start" && places.isReturn())) places.restore();
}

/** Opens a page of this site. */
export const navigate = (to: string, { replace = false } = {}) =>
  go(new URL(to, location.href), replace ? "replace" : "push");

/** Follows links and history from now on; what a pointer rests on or a key reaches is fetched ahead. */
export function startRouter(routes: Route[]) {
  find = matcher(routes);
  const click = (event: MouseEvent) => {
    const url = asked(event);
    if (!url) return;
    event.preventDefault();
    void go(url, url.href === location.href ? "replace" : "push");
  };
  const ahead = (event: Event) => {
    const url = asked(event);
    if (!url || url.pathname === location.pathname) return;
    const match = find(url.pathname);
    void match?.route.page().catch(() => {});
    match?.route.warm?.(match.params, url.searchParams);
  };
  let rest: ReturnType<typeof setTimeout> | undefined;
  const hover = (event: Event) => {
    clearTimeout(rest);
    if (asked(event)) rest = setTimeout(ahead, 80, event);
  };
  const pop = () => void go(new URL(location.href), "pop");

  document.addEventListener("click", click);
  document.addEventListener("pointerover", hover, { passive: true });
  document.addEventListener("touchstart", ahead, { passive: true });
  addEventListener("popstate", pop);
  onCleanup(() => {
    document.removeEventListener("click", click);
    document.removeEventListener("pointerover", hover);
    document.removeEventListener("touchstart", ahead);
    removeEventListener("popstate", pop);
    clearTimeout(rest);
    setShown(undefined);
  });
  return go(new URL(location.href), "start");
}

/** The page of the current address, in its frame. */
export function Outlet(props: { waiting: JSX.Element }) {
  const frame = createMemo(() => shown()?.frame);
  const page = createMemo(() => shown()?.page);
  const Inside = () => (
    <Show when={page()} keyed fallback={props.waiting}>
      {(Page) => <Page />}
    </Show>
  );
  return (
    <Show when={frame()} keyed fallback={<Inside />}>
      {(Frame) => (
        <Frame>
          <Inside />
        </Frame>
      )}
    </Show>
  );
}
