import "./sign-in.css";
import { createEffect, createSignal, For, Match, on, Show, Switch } from "solid-js";
import type { Community } from "../../shared/community";
import { PROVIDERS, type Provider, type SignInProblem } from "../../shared/session";
import * as at from "../api/addresses";
import { post } from "../api/client";
import { createReading } from "../api/reading";
import { community as known } from "../app/community";
import { inWords } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { LegalLinks } from "../legal/links";
import { navigate, query } from "../router/router";
import { LampScene } from "../ui/lamp-scene";
import { Notice } from "../ui/states";
import { toast } from "../ui/toast";
import { ban } from "./ban";
import { Banned } from "./banned";
import { Brandmark } from "./brands";
import { person } from "./session";
import { say } from "./strings";
import { safePath } from "./way";

const WHY_NOT: Record<SignInProblem, () => string> = {
  cancelled: () => say.cancelled,
  expired: () => say.expired,
  provider: () => say.provider,
  closed: () => say.closed,
  banned: () => say.banned,
  unavailable: () => say.unavailable,
  "other-person": () => say.failedText,
  "linked-elsewhere": () => say.failedText,
};

/** The address names one of a few reasons; any other text in it is not shown. */
const whyNot = (problem: string) =>
  (Object.hasOwn(WHY_NOT, problem) ? WHY_NOT[problem as SignInProblem] : WHY_NOT["other-person"])();

/** Both doors lead to the provider and back to where one was going. */
export default function SignInPage() {
  const community = createReading<Community>(at.community);
  const [going, setGoing] = createSignal<Provider>();
  const [error, setError] = createSignal<unknown>();
  const returnTo = () => safePath(query("returnTo"));
  const isBanned = () => ban() !== undefined || query("problem") === "banned";
  usePage(() => say.signIn);

  createEffect(
    on(person, (me) => {
      if (!me) return;
      // Somebody signed in went to a provider for something else, and it failed on the way.
      if (query("problem")) toast(whyNot(query("problem")), { isUrgent: true });
      void navigate(returnTo(), { replace: true });
    }),
  );

  const go = async (provider: Provider) => {
    if (going()) return;
    setGoing(provider);
    setError(undefined);
    try {
      const { url } = await post<{ url: string }>(`/api/auth/${provider}/start`, { body: { returnTo: returnTo() } });
      location.assign(url);
    } catch (failure) {
      setError(() => failure);
      setGoing(undefined);
    }
  };

  return (
    <Hall>
      <Sheet class="lit">
        <div class="blank">
          <LampScene />
          <h1>{isBanned() ? say.signIn : say.seat}</h1>
          <Show when={!isBanned()}>
            <p>{known().membersOnly ? say.membersText : say.seatText}</p>
          </Show>
          <Switch>
            <Match when={error()}>
              <Notice title={say.notStarted} text={inWords(error())} />
            </Match>
            <Match when={isBanned()}>
              <Banned />
            </Match>
            <Match when={query("problem")}>
              <Notice title={say.failed} text={whyNot(query("problem"))} />
            </Match>
          </Switch>
          <div class="stack doors">
            <For each={community.value()?.providers ?? PROVIDERS}>
              {(provider) => (
                <button class="btn" type="button" aria-disabled={Boolean(going())} onClick={[go, provider]}>
                  <Brandmark of={provider} />
                  {going() === provider ? say.going : say[provider]}
                </button>
              )}
            </For>
          </div>
          <p class="small dim">{say.promise}</p>
          <LegalLinks />
        </div>
      </Sheet>
    </Hall>
  );
}
