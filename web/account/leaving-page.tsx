import { For, Match, Show, Switch } from "solid-js";
import { createReading } from "../api/reading";
import { Failure } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { person } from "../session/session";
import { signInHere } from "../session/way";
import { Blank, Bone } from "../ui/states";
import { FarewellForm } from "./farewell-form";
import { ProofProblem, Prove } from "./proof";
import { say } from "./strings";
import type { Linked } from "./ways";

const HERE = "/leaving";

/** Where one closes the own account: a fresh sign-in, a choice, and the own username as the last word. */
export default function LeavingPage() {
  usePage(
    () => say.leaving,
    () => ({ label: say.leaving, href: "/settings#words" }),
  );
  return (
    <Hall>
      <Sheet>
        <Switch fallback={<Bone of="half" />}>
          <Match when={person()}>
            <h1>{say.leaving}</h1>
            <p class="lede serif">{say.leavingText}</p>
            <ul class="list">
              <For each={[say.goesAtOnce, say.goesSoon, say.staysForOthers]}>{(one) => <li>{one}</li>}</For>
            </ul>
            <p class="pad0">{say.takeAlong(<a href="/settings#words">{say.downloadFirst}</a>)}</p>
            <Steps />
          </Match>
          <Match when={person() === null}>
            <Blank title={say.signInToLeave} text={say.signInToLeaveText} icon="you" heading="h1">
              <a class="btn ink" href={signInHere()}>
                {say.signIn}
              </a>
            </Blank>
          </Match>
        </Switch>
      </Sheet>
    </Hall>
  );
}

function Steps() {
  const linked = createReading<Linked>(() => "/api/me/identities");
  return (
    <Switch fallback={<Bone of="half" />}>
      <Match when={linked.value()}>
        {(known) => (
          <Show
            when={known().fresh}
            fallback={
              <>
                <ProofProblem />
                <Prove with={known().items.map(({ provider }) => provider)} returnTo={HERE} />
                <p>
                  <a class="btn" href="/settings#words">
                    {say.stay}
                  </a>
                </p>
              </>
            }
          >
            <FarewellForm onStale={() => linked.set((old) => ({ ...old, fresh: false }))} />
          </Show>
        )}
      </Match>
      <Match when={linked.error()}>
        <Failure title={say.leavingNotLoaded} error={linked.error()} onRetry={linked.retry} />
      </Match>
    </Switch>
  );
}
