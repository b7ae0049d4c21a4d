import type { JSX } from "solid-js";
import { render } from "solid-js/web";

/** Puts a dialog on the page from code that is no part of it. It goes with the first call of what it is given. */
export function ask(dialog: (close: () => void) => JSX.Element) {
  const place = document.body.appendChild(document.createElement("div"));
  const end = render(
    () =>
      dialog(() => {
        end();
        place.remove();
      }),
    place,
  );
}
