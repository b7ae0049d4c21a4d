import "./proof.css";
import { createSignal, For, Show } from "solid-js";
import { FRESH_MINUTES } from "../../shared/account";
import type { Provider, SignInProblem } from "../../shared/session";
import { post } from "../api/client";
import { inWords } from "../app/failure";
import { query } from "../router/router";
import { Brandmark } from "../session/brands";
import { Notice } from "../ui/states";
import { say } from "./strings";

export const nameOf = (provider: Provider) => say[provider];

/** Leaves for a provider, and comes back to a path of this site. */
export async function goTo(way: string, returnTo: string) {
  const { url } = await post<{ url: string }>(way, { body: { returnTo } });
  location.assign(url);
}

/** Asks for one more sign-in before what cannot be undone. */
export function Prove(props: { with: Provider[]; returnTo: string; onNotNow?: () => void }) {
  const [going, setGoing] = createSignal<Provider>();
  const [error, setError] = createSignal<unknown>();
  const go = async (provider: Provider) => {
    if (going()) return;
    setGoing(provider);
    setError(undefined);
    try {
      await goTo(`/api/me/proof/${provider}`, props.returnTo);
    } catch (failure) {
      setError(() => failure);
      setGoing(undefined);
    }
  };
  return (
    <div class="prove" role="status">
      <p>
        <strong>{say.proveTitle}.</strong> {say.proveText(FRESH_MINUTES)}
      </p>
      <p class="row">
        <For each={props.with}>
          {(provider) => (
            <button class="btn" type="button" aria-disabled={Boolean(going())} onClick={[go, provider]}>
              <Brandmark of={provider} />
              {going() === provider ? say.onTheWay : say.proveWith(nameOf(provider))}
            </button>
          )}
        </For>
        <Show when={props.onNotNow}>
          <button class="btn quiet" type="button" onClick={() => props.onNotNow!()}>
            {say.notNow}
          </button>
        </Show>
      </p>
      <Show when={error()}>
        <Notice title={say.notProved} text={inWords(error())} />
      </Show>
    </div>
  );
}

const WHY_NOT: Record<SignInProblem, () => string> = {
  cancelled: () => say.cancelled,
  expired: () => say.expired,
  provider: () => say.provider,
  closed: () => say.provider,
  banned: () => say.provider,
  unavailable: () => say.unavailable,
  "other-person": () => say.otherPerson,
  "linked-elsewhere": () => say.linkedElsewhere,
};

/** How a way to a provider ended, if it ended badly. The address names one of a few reasons; other text in it is not shown. */
export function ProofProblem() {
  const why = () =>
    Object.hasOwn(WHY_NOT, query("problem")) ? WHY_NOT[query("problem") as SignInProblem]() : undefined;
  return <Show when={why()}>{(words) => <Notice title={say.proofFailed} text={words()} />}</Show>;
}
