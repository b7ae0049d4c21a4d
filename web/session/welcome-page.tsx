import { createEffect, createSignal, Match, on, Switch } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import type { PersonRef } from "../../shared/people";
import type { Provider } from "../../shared/session";
import { post } from "../api/client";
import { Problem } from "../api/problem";
import { createReading } from "../api/reading";
import { Failure, inWords } from "../app/failure";
import { wrongWith } from "../app/form";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { LegalLinks } from "../legal/links";
import { navigate } from "../router/router";
import { Blank, Bone, Notice } from "../ui/states";
import { TextField } from "../ui/text-field";
import { toast } from "../ui/toast";
import { learn } from "./session";
import { say } from "./strings";
import { safePath } from "./way";

type Pending = { pending: { provider: Provider; username: string; displayName: string } | null };
type Welcomed = { person: PersonRef; returnTo: string };

/** The last step of a first sign-in: a username, suggested. */
export default function WelcomePage() {
  const pending = createReading<Pending>(() => "/api/auth/pending");
  usePage(() => say.welcome);
  return (
    <Hall>
      <Sheet>
        <Switch fallback={<Bone of="half" />}>
          <Match when={pending.value()?.pending}>
            {(known) => <WelcomeForm username={known().username} displayName={known().displayName} />}
          </Match>
          <Match when={pending.value()?.pending === null}>
            <Blank title={say.noPending} text={say.noPendingText} heading="h1">
              <a class="btn ink" href="/sign-in">
                {say.again}
              </a>
            </Blank>
          </Match>
          <Match when={pending.error()}>
            <Failure title={say.notWelcomed} error={pending.error()} onRetry={pending.retry} />
          </Match>
        </Switch>
      </Sheet>
    </Hall>
  );
}

function WelcomeForm(props: { username: string; displayName: string }) {
  const [username, setUsername] = createSignal("");
  const [displayName, setDisplayName] = createSignal("");
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  createEffect(
    on(
      () => [props.username, props.displayName] as const,
      ([suggested, name]) => {
        setUsername(suggested);
        setDisplayName(name);
      },
    ),
  );

  const usernameError = () => {
    const failure = error();
    if (failure instanceof Problem && failure.code === "username-taken") return say.taken;
    return wrongWith(failure, "/username");
  };
  const isElse = () => Boolean(error()) && !usernameError() && !wrongWith(error(), "/displayName");

  const begin = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy()) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = { username: username().trim(), displayName: displayName().trim() || undefined };
      const welcomed = await post<Welcomed>("/api/auth/complete", { body });
      await learn();
      toast(say.signedIn(welcomed.person.username));
      await navigate(safePath(welcomed.returnTo), { replace: true });
    } catch (failure) {
      setError(() => failure);
      setBusy(false);
    }
  };

  return (
    <>
      <h1>{say.welcome}</h1>
      <p class="lede serif">{say.welcomeText}</p>
      <form class="stack form" onSubmit={begin}>
        <TextField
          label={say.username}
          hint={say.usernameHint}
          error={usernameError()}
          name="username"
          autocomplete="username"
          isName
          isRequired
          minLength={2}
          maxLength={30}
          value={username()}
          onText={setUsername}
        />
        <TextField
          label={say.displayName}
          hint={say.displayNameHint}
          error={wrongWith(error(), "/displayName")}
          name="displayName"
          autocomplete="name"
          maxLength={TEXT_LIMITS.displayName * 2}
          value={displayName()}
          onText={setDisplayName}
        />
        {isElse() && <Notice title={say.notWelcomed} text={inWords(error())} />}
        <p>
          <button class="btn ink" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
            {isBusy() ? say.beginning : say.begin}
          </button>
        </p>
      </form>
      <p class="small dim">{say.agree}</p>
      <LegalLinks />
    </>
  );
}
