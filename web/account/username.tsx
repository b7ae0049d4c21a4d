import { createSignal, Show } from "solid-js";
import { USERNAME_DAYS } from "../../shared/account";
import type { OwnProfile } from "../../shared/people";
import { post } from "../api/client";
import { forgetAll } from "../api/kept";
import type { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { learn } from "../session/session";
import { now } from "../time/clock";
import { Moment } from "../time/moment";
import { Notice } from "../ui/states";
import { TextField } from "../ui/text-field";
import { toast } from "../ui/toast";
import { Section } from "./section";
import { say } from "./strings";

const DAYS_MS = USERNAME_DAYS * 24 * 3_600_000;
const USERNAME = /^[a-z0-9-]{2,30}$/i;

/** One's username: changed once in 30 days. */
export default function Username(props: {
  profile: OwnProfile;
  onChange: (profile: OwnProfile) => void;
  onStale: () => void;
}) {
  const next = () => Date.parse(props.profile.usernameChangedAt ?? "") + DAYS_MS;
  return (
    <Section id="username" title={say.username}>
      <Show
        when={next() > now()}
        fallback={<UsernameForm profile={props.profile} onChange={props.onChange} onStale={props.onStale} />}
      >
        <p class="pad0">
          {say.usernameSince(
            <b>{props.profile.username}</b>,
            <Moment at={props.profile.usernameChangedAt!} as="date" />,
          )}{" "}
          {say.usernameNext(<Moment at={new Date(next()).toISOString()} as="date" />)}
        </p>
      </Show>
    </Section>
  );
}

function UsernameForm(props: { profile: OwnProfile; onChange: (profile: OwnProfile) => void; onStale: () => void }) {
  const [username, setUsername] = createSignal(props.profile.username);
  const [tried, setTried] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const is = (code: string) => (error() as Problem | undefined)?.code === code;
  const wrong = () => {
    if (tried() && !USERNAME.test(username().trim())) return say.usernameWrong;
    return is("username-taken") ? say.usernameTaken : undefined;
  };
  const isSame = () => username().trim() === props.profile.username;

  const change = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isBusy() || isSame() || !USERNAME.test(username().trim())) return;
    setBusy(true);
    setError(undefined);
    try {
      const profile = await post<OwnProfile>("/api/me/username", { body: { username: username().trim() } });
      // One's name stands in most of what was read.
      forgetAll();
      void learn();
      toast(say.usernameChanged(profile.username));
      props.onChange(profile);
    } catch (failure) {
      setError(() => failure);
      // It was changed on another device: the date stands in the profile.
      if (is("conflict")) props.onStale();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="stack form" novalidate onSubmit={change}>
      <p class="dim">{say.usernameText}</p>
      <TextField
        label={say.newUsername}
        hint={say.usernameHint}
        error={wrong()}
        name="username"
        autocomplete="username"
        isName
        maxLength={30}
        value={username()}
        onText={(text) => {
          setUsername(text);
          setError(undefined);
        }}
      />
      <Show when={error() && !is("username-taken")}>
        <Notice title={say.usernameNotChanged} text={inWords(error())} />
      </Show>
      <p>
        <button class="btn" type="submit" aria-disabled={isBusy() || isSame()} aria-busy={isBusy()}>
          {isBusy() ? say.changing : say.changeUsername}
        </button>
      </p>
    </form>
  );
}
