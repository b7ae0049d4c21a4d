import { createSignal, ErrorBoundary, onMount, Show } from "solid-js";
import { Outlet, startRouter } from "../router/router";
import { followSession } from "../session/session";
import { Announcer } from "../ui/announce";
import { later } from "../ui/later";
import { Notice } from "../ui/states";
import { Toasts } from "../ui/toast";
import { keepFocus } from "./focus";
import { Hall, Sheet } from "./hall";
import { Header } from "./header";
import { listenToKeys } from "./keys";
import { Offline } from "./offline";
import { Places } from "./places";
import { routes } from "./routes";
import { say } from "./strings";

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

/** What stands around every page. */
export function Shell() {
  const [isBroken, setBroken] = createSignal(false);
  keepFocus();
  const [showsKeys, setShowsKeys] = createSignal(false);
  listenToKeys(() => setShowsKeys(true));
  followSession();
  onMount(() => startRouter(routes).catch(() => setBroken(true)));
  return (
    <>
      <a class="skip vh" href="#main">
        {say.skip}
      </a>
      <Offline />
      <Header />
      <ErrorBoundary fallback={<Broken />}>
        <Show when={!isBroken()} fallback={<Broken />}>
          <Outlet waiting={<Waiting />} />
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
