import { createEffect, on } from "solid-js";
import { navigate, place, query } from "../router/router";
import { safePath } from "../session/way";
import { toast } from "../ui/toast";
import { say } from "./strings";

/** How long parts of the page may take until the one that was asked for is brought into view. In milliseconds. */
const LONGEST_WAIT = 5_000;

/** Somebody is back from a provider: says how that ended, where it was asked for. */
export function comeBack() {
  const [done, problem, returnTo] = [query("done"), query("problem"), safePath(query("returnTo"))];
  // Whoever was about to do something on another page goes on there.
  if (problem && returnTo !== "/" && !returnTo.startsWith("/settings"))
    return void navigate(`${returnTo.split(/[?#]/)[0]}?problem=${encodeURIComponent(problem)}`, { replace: true });
  if (done === "linked") toast(say.linked);
  if (done === "proved") toast(say.proved);
  // Said once, not again when the page is loaded again.
  if (done) void navigate(`/settings#${place.hash()}`, { replace: true });
  const wanted = () => place.hash() || (problem && "ways");
  createEffect(
    on(wanted, (id) => {
      if (!id) return;
      const show = () => document.getElementById(id)?.scrollIntoView();
      const growth = new ResizeObserver(show);
      const stop = () => growth.disconnect();
      show();
      growth.observe(document.body);
      for (const touch of ["wheel", "touchmove", "keydown", "pointerdown"])
        addEventListener(touch, stop, { once: true, passive: true });
      setTimeout(stop, LONGEST_WAIT);
    }),
  );
}
