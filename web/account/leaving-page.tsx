import { createSignal, createUniqueId, For, Match, Show, Switch } from "solid-js";
import type { Farewell } from "../../shared/account";
import { foldUsername } from "../../shared/people";
import { call } from "../api/client";
import { Problem } from "../api/problem";
import { createReading } from "../api/reading";
import { Failure, inWords } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { navigate } from "../router/router";
import { become, person } from "../session/session";
import { signInHere } from "../session/way";
import { Blank, Bone, Notice } from "../ui/states";
import { TextField } from "../ui/text-field";
import { Choice } from "./choice";
import { ProofProblem, Prove } from "./proof";
import { say } from "./strings";
import type { Linked } from "./ways";

const HERE = "/leaving";

/** What this device keeps of a person: drafts, rooms opened, words looked for. */
function forgetDevice() {
  try {
    localStorage.clear();
  } catch {
    // Then nothing was kept.
  }
}

/** Where one closes the own account: a fresh sign-in, a choice, and the own username as the last word. */
export default function LeavingPage() {
  usePage(
    () => say.leaving,
    () => ({ label: say.leaving, href: "/settings#words" }),
  );
  return (
    <Hall>
      <Sheet class="alone">
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

function FarewellForm(props: { onStale: () => void }) {
  const [messages, setMessages] = createSignal<Farewell["messages"]>();
  const [username, setUsername] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const choiceError = createUniqueId();
  const isOwn = () => foldUsername(username().trim()) === foldUsername(person()?.username ?? "");

  const leave = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (!messages() || !isOwn())
      return queueMicrotask(() => form.querySelector<HTMLElement>("[aria-invalid=true], input")?.focus());
    if (isBusy()) return;
    setBusy(true);
    setError(undefined);
    try {
      const body: Farewell = { username: username().trim(), messages: messages()! };
      const { receipt } = await call<{ receipt: string }>("DELETE", "/api/me", { body });
      forgetDevice();
      await navigate(`/erased#${receipt}`, { replace: true });
      become(null);
    } catch (failure) {
      setBusy(false);
      if (failure instanceof Problem && failure.code === "not-fresh") props.onStale();
      else setError(() => failure);
    }
  };

  return (
    <form class="stack form" novalidate onSubmit={leave}>
      <fieldset class="choices" aria-describedby={choiceError}>
        <legend>{say.whatOfWords}</legend>
        <Choice
          name="messages"
          label={say.keepWords}
          text={say.keepWordsText}
          isChosen={messages() === "keep"}
          onChoose={() => setMessages("keep")}
        />
        <Choice
          name="messages"
          label={say.eraseWords}
          text={say.eraseWordsText}
          isChosen={messages() === "erase"}
          onChoose={() => setMessages("erase")}
        />
        <span id={choiceError} class="small wrong" role="alert">
          {tried() && !messages() ? say.chooseOne : ""}
        </span>
      </fieldset>
      <TextField
        label={say.typeUsername(person()?.username ?? "")}
        name="username"
        isName
        error={tried() && !isOwn() ? say.typeYours : undefined}
        value={username()}
        onText={setUsername}
      />
      <Show when={error()}>
        <Notice title={say.notLeft} text={inWords(error())} />
      </Show>
      <p class="row">
        <button class="btn stop" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
          {isBusy() ? say.closing : say.leave}
        </button>
        <a class="btn quiet" href="/settings#words">
          {say.stay}
        </a>
      </p>
    </form>
  );
}
