import { createSignal, createUniqueId, Show } from "solid-js";
import type { Farewell } from "../../shared/account";
import { foldUsername } from "../../shared/people";
import { call } from "../api/client";
import { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { navigate } from "../router/router";
import { become, person } from "../session/session";
import { Notice } from "../ui/states";
import { TextField } from "../ui/text-field";
import { Choice } from "./choice";
import { say } from "./strings";

/** What this device keeps of a person: drafts, rooms opened, words looked for. */
function forgetDevice() {
  try {
    localStorage.clear();
  } catch {
    // Then nothing was kept.
  }
}

/** The choice of what becomes of one's words, and the own username as the last one. `onStale`: the sign-in has grown old. */
export function FarewellForm(props: { onStale: () => void }) {
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
