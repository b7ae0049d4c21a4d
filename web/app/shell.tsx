import { createSignal, ErrorBoundary, onCleanup, onMount, Show } from "solid-js";
import { Outlet, place, startRouter } from "../router/router";
import { followSession, person } from "../session/session";
import { Announcer } from "../ui/announce";
import { later } from "../ui/later";
import { Notice } from "../ui/states";
import { Toasts } from "../ui/toast";
import { community, followCommunity } from "./community";
import { keepFocus } from "./focus";
import { Hall, Sheet } from "./hall";
import { Header } from "./header";
import { Offline } from "./offline";
import { Places } from "./places";
import { routes } from "./routes";
import { say } from "./strings";

const Door = later(() => import("../session/door"));
const KeysDialog = later(() => import("./keys-dialog"));

/** A page's code did not arrive, or it broke: the house still stands. */
function Broken() {
  return (
    <Hall>
      <Sheet>
        <Notice title={say.broken} text={say.brokenText}>
          <button class="btn" type="button" onClick={() => location.reload()}>
            {say.tryAgain}
          </button>
        </Notice>
      </Sheet>
    </Hall>
  );
}

/** Before the first page is here: its sheet. */
const Waiting = () => (
  <Hall>
    <Sheet>
      <p class="vh">{say.loading}</p>
    </Sheet>
  </Hall>
);

/** Where the talk is read: in a members-only community a visitor finds a door there. */
const isClosed = () =>
  community().membersOnly && person() === null && /^\/($|rooms|topics|search|activity|people)/.test(place.path());

/** What keys do comes after the program; what is pressed before that waits for it. */
function withKeys(showKeys: () => void) {
  const early: KeyboardEvent[] = [];
  let press: (event: KeyboardEvent) => void = (event) => early.push(event);
  const listen = (event: KeyboardEvent) => press(event);
  document.addEventListener("keydown", listen);
  onCleanup(() => document.removeEventListener("keydown", listen));
  onMount(() =>
    import("./keys").then(
      ({ keysOf }) => {
        press = keysOf(showKeys);
        early.forEach(press);
      },
      () => {
        press = () => {};
      },
    ),
  );
}

/** What stands around every page. */
export function Shell() {
  const [isBroken, setBroken] = createSignal(false);
  keepFocus();
  const [showsKeys, setShowsKeys] = createSignal(false);
  withKeys(() => setShowsKeys(true));
  followSession();
  followCommunity();
  onMount(() => startRouter(routes).catch(() => setBroken(true)));
  return (
    <>
      <a class="skip vh" href="#main">
        {say.skip}
      </a>
      <div class="above">
        <Offline />
        <Header />
      </div>
      <ErrorBoundary fallback={<Broken />}>
        <Show when={!isBroken()} fallback={<Broken />}>
          <Show when={!isClosed()} fallback={<Door />}>
            <Outlet waiting={<Waiting />} />
          </Show>
        </Show>
      </ErrorBoundary>
      <Places />
      <Toasts closeLabel={say.close} />
      <Announcer />
      <Show when={showsKeys()}>
        <KeysDialog onClose={() => setShowsKeys(false)} />
      </Show>
    </>
  );
}
