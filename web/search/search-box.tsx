import { say } from "../app/strings";
import { navigate, place, query } from "../router/router";
import { Icon } from "../ui/icon";

/** Asks for rooms from any page. The search page reads what is asked from its address. */
export function SearchBox(props: { class?: string }) {
  const asked = () => (place.path() === "/search" ? query("q") : "");
  const ask = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("q")).trim();
    void navigate(words ? `/search?q=${encodeURIComponent(words)}` : "/search");
  };
  return (
    <search class={props.class}>
      <form class="find" action="/search" onSubmit={ask}>
        <Icon name="search" />
        <input
          class="input"
          type="search"
          name="q"
          aria-label={say.search}
          placeholder={say.searchHint}
          value={asked()}
          autocomplete="off"
          dir="auto"
        />
        <span aria-hidden="true">
          <kbd>/</kbd>
        </span>
      </form>
    </search>
  );
}
