import { createSignal, Match, Show, Switch } from "solid-js";
import type { CommunitySettings } from "../../shared/community";
import { TEXT_LIMITS } from "../../shared/limits";
import { lengthOf } from "../../shared/text";
import { get, patch } from "../api/client";
import { Problem } from "../api/problem";
import { createReading } from "../api/reading";
import { learnCommunity } from "../app/community";
import { Failure, inWords } from "../app/failure";
import { wrongWith } from "../app/form";
import { Bone, Notice } from "../ui/states";
import { LongField, TextField } from "../ui/text-field";
import { toast } from "../ui/toast";
import { say } from "./strings";

const AT = "/api/community/settings";

/** What the community is called, how it greets, and who may read in it. */
export default function Settings() {
  const settings = createReading<CommunitySettings>(() => AT);
  return (
    <Switch fallback={<Bone of="half" />}>
      <Match when={settings.value()}>
        {(known) => <SettingsForm settings={known()} onSaved={(next) => settings.set(() => next)} />}
      </Match>
      <Match when={settings.error()}>
        <Failure title={say.settingsNotLoaded} error={settings.error()} onRetry={settings.retry} />
      </Match>
    </Switch>
  );
}

const tooLong = (text: string, limit: number) =>
  lengthOf(text) > limit ? say.tooLong(lengthOf(text) - limit) : undefined;

function SettingsForm(props: { settings: CommunitySettings; onSaved: (settings: CommunitySettings) => void }) {
  const [name, setName] = createSignal(props.settings.name);
  const [welcome, setWelcome] = createSignal(props.settings.welcome);
  const [contact, setContact] = createSignal(props.settings.contact);
  const [membersOnly, setMembersOnly] = createSignal(props.settings.membersOnly);
  const [theirs, setTheirs] = createSignal<CommunitySettings>();
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const nameError = () =>
    (name().trim() ? tooLong(name().trim(), TEXT_LIMITS.communityName) : say.communityNameMissing) ??
    wrongWith(failure(), "/name");
  const contactError = () => tooLong(contact().trim(), TEXT_LIMITS.contact) ?? wrongWith(failure(), "/contact");
  const welcomeError = () => tooLong(welcome(), TEXT_LIMITS.welcome) ?? wrongWith(failure(), "/welcome");

  const isWrong = () => Boolean(nameError() || welcomeError() || contactError());

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy()) return;
    setFailure(undefined);
    if (isWrong()) return;
    setBusy(true);
    try {
      const { version } = theirs() ?? props.settings;
      const saved = await patch<CommunitySettings>("/api/community", {
        body: { name: name().trim(), welcome: welcome(), contact: contact().trim(), membersOnly: membersOnly() },
        version,
      });
      setTheirs(undefined);
      props.onSaved(saved);
      learnCommunity(saved);
      toast(say.saved);
    } catch (error) {
      if (error instanceof Problem && error.code === "version-old")
        await get<CommunitySettings>(AT).then(setTheirs, (again) => setFailure(() => again));
      else setFailure(() => error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="stack form" novalidate onSubmit={save}>
      <Show when={theirs()}>
        {(now) => (
          <div class="note" role="alert">
            <div class="theirs">
              <strong>{say.changedMeanwhile}</strong>
              <p class="serif">{now().name}</p>
              <p class="plain">{now().welcome}</p>
              <p>{now().contact}</p>
              <p>{now().membersOnly ? say.isMembersOnly : say.isPublic}</p>
            </div>
          </div>
        )}
      </Show>
      <TextField
        label={say.communityName}
        name="name"
        value={name()}
        onText={setName}
        hint={say.communityNameHint}
        error={nameError()}
      />
      <LongField
        label={say.welcome}
        name="welcome"
        value={welcome()}
        onText={setWelcome}
        hint={say.welcomeHint(say.ofLimit(lengthOf(welcome()), TEXT_LIMITS.welcome))}
        error={welcomeError()}
        rows={3}
      />
      <TextField
        label={say.contact}
        name="contact"
        value={contact()}
        onText={setContact}
        hint={say.contactHint}
        error={contactError()}
      />
      <div class="field">
        <label class="tick">
          <input
            type="checkbox"
            checked={membersOnly()}
            aria-describedby="members-only-hint"
            onChange={(event) => setMembersOnly(event.currentTarget.checked)}
          />
          {say.membersOnly}
        </label>
        <small id="members-only-hint">{say.membersOnlyHint}</small>
      </div>
      <Show when={failure() && !isWrong()}>
        <Notice title={say.notSaved} text={inWords(failure())} />
      </Show>
      <p>
        <button class="btn ink" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
          {isBusy() ? say.saving : theirs() ? say.saveMine : say.save}
        </button>
      </p>
    </form>
  );
}
