import { type RouteSectionProps, useBeforeLeave, useNavigate } from "@solidjs/router";
import { ErrorBoundary, Suspense } from "solid-js";
import { followSession } from "../session/session";
import { Announcer } from "../ui/announce";
import { Notice } from "../ui/states";
import { Toasts } from "../ui/toast";
import { countStep } from "./back";
import { keepFocus } from "./focus";
import { Hall, Sheet } from "./hall";
import { Header } from "./header";
import { listenToKeys } from "./keys";
import { Offline } from "./offline";
import { Places } from "./places";
import { say } from "./strings";

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

const Waiting = () => (
  <Hall>
    <Sheet>
      <p class="vh">{say.loading}</p>
    </Sheet>
  </Hall>
);

/** What stands around every page. */
export function Shell(props: RouteSectionProps) {
  const navigate = useNavigate();
  keepFocus();
  listenToKeys(navigate);
  followSession();
  useBeforeLeave(({ to, options }) => countStep(typeof to === "number" && to < 0 ? -1 : options?.replace ? 0 : 1));
  return (
    <>
      <a class="skip vh" href="#main">
        {say.skip}
      </a>
      <Offline />
      <Header />
      <ErrorBoundary fallback={<Broken />}>
        <Suspense fallback={<Waiting />}>{props.children}</Suspense>
      </ErrorBoundary>
      <Places />
      <Toasts closeLabel={say.close} />
      <Announcer />
    </>
  );
}
