import { Match, Show, Switch } from "solid-js";
import { canGoBack, place } from "../router/router";
import { SearchBox } from "../search/search-box";
import { person } from "../session/session";
import { signInHere } from "../session/way";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { Lamp } from "../ui/lamp";
import { community } from "./community";
import { crumb } from "./page";
import { say } from "./strings";

/** A link upwards goes back instead when one came from within, so that the list is as it was left. */
const goBack = (event: MouseEvent) => {
  if (!canGoBack() || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.back();
};

function Brand() {
  return (
    <>
      <a class="brand" classList={{ wide: Boolean(crumb()) }} href="/">
        <Lamp />
        <span dir="auto">{community().name}</span>
      </a>
      <Show when={crumb()}>
        {(way) => (
          <a class="brand phone crumb" href={way().href} onClick={goBack}>
            <Icon name="back" />
            <span class="vh">{say.back}: </span>
            <span dir="auto">{way().label}</span>
          </a>
        )}
      </Show>
    </>
  );
}

function Doors() {
  const current = (path: string) => (place.path().startsWith(path) ? "page" : undefined);
  return (
    <div class="row end">
      <Switch>
        <Match when={current("/sign-in") || current("/welcome")}>
          <a class="btn quiet" href="/">
            {say.justRead}
          </a>
        </Match>
        <Match when={person()}>
          {(me) => (
            <>
              <a class="btn quiet wide" href="/activity" aria-current={current("/activity")}>
                {say.activity}
              </a>
              <a class="btn ink wide" href="/rooms/new">
                {say.newRoom}
              </a>
              <a class="icon phone" href="/rooms/new" aria-label={say.newRoom}>
                <Icon name="plus" />
              </a>
              <a class="me wide" href={`/people/${me().username}`}>
                <Avatar of={me()} />
                <span class="vh">{say.youNamed(me().username)}</span>
              </a>
            </>
          )}
        </Match>
        <Match when={person() === null}>
          <a class="btn quiet wide" href="/rooms/new">
            {say.newRoom}
          </a>
          <a class="btn ink" href={signInHere()}>
            {say.signIn}
          </a>
        </Match>
      </Switch>
    </div>
  );
}

export function Header() {
  return (
    <header class="top hall">
      <Brand />
      <SearchBox class="wide" />
      <Doors />
    </header>
  );
}
