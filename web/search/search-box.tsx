import { createEffect, onCleanup } from "solid-js";
import { say } from "../app/strings";
import { navigate, place, query } from "../router/router";
import { Icon } from "../ui/icon";

/** A pause in typing this long asks. In milliseconds. */
const PAUSE = 180;

const pathOf = (words: string) => (words ? `/search?q=${encodeURIComponent(words)}` : "/search");

/** Asks for rooms from any page, as one types. The search page reads what is asked from its address. */
export function SearchBox(props: { class?: string }) {
  let field!: HTMLInputElement;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const isHere = () => place.path() === "/search";

  const ask = () => {
    clearTimeout(pause);
    const words = field.value.trim();
    // One search, however often it is changed, is one step back.
    if (!isHere() || words !== query("q")) void navigate(pathOf(words), { replace: isHere() });
  };
  const typed = () => {
    clearTimeout(pause);
    if (field.value.trim() || isHere()) pause = setTimeout(ask, PAUSE);
  };

  createEffect(() => {
    const asked = isHere() ? query("q") : "";
    // What is being typed is newer than the address.
    if (document.activeElement !== field) field.value = asked;
  });
  onCleanup(() => clearTimeout(pause));

  return (
    <search class={props.class}>
      <form
        class="find"
        action="/search"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Icon name="search" />
        <input
          ref={field}
          class="input"
          type="search"
          name="q"
          aria-label={say.search}
          placeholder={say.searchHint}
          autocomplete="off"
          enterkeyhint="search"
          dir="auto"
          onInput={typed}
        />
        <span aria-hidden="true">
          <kbd>/</kbd>
        </span>
      </form>
    </search>
  );
}
