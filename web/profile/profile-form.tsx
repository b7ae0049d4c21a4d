import { createSignal, Show } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import type { OwnProfile } from "../../shared/people";
import { lengthOf } from "../../shared/text";
import * as at from "../api/addresses";
import { get, patch } from "../api/client";
import { forget } from "../api/kept";
import { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { wrongWith } from "../app/form";
import { learn } from "../session/session";
import { Notice } from "../ui/states";
import { LongField, TextField } from "../ui/text-field";
import { toast } from "../ui/toast";
import { say } from "./strings";

const over = (text: string, limit: number) =>
  lengthOf(text) > limit ? say.tooLong(lengthOf(text) - limit) : undefined;

/** One's own name and bio. When they were changed elsewhere meanwhile, both are shown and nothing typed is lost. */
export function ProfileForm(props: { profile: OwnProfile; onSaved: (profile: OwnProfile) => void }) {
  const [displayName, setDisplayName] = createSignal(props.profile.displayName);
  const [bio, setBio] = createSignal(props.profile.bio);
  const [theirs, setTheirs] = createSignal<OwnProfile>();
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const nameError = () =>
    (displayName().trim() ? over(displayName().trim(), TEXT_LIMITS.displayName) : say.nameMissing) ??
    wrongWith(error(), "/displayName");
  const bioError = () => over(bio(), TEXT_LIMITS.bio) ?? wrongWith(error(), "/bio");

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy() || nameError() || bioError()) return;
    setBusy(true);
    setError(undefined);
    try {
      const { version } = theirs() ?? props.profile;
      const saved = await patch<OwnProfile>(at.me(), {
        body: { displayName: displayName().trim(), bio: bio() },
        version,
      });
      setTheirs(undefined);
      props.onSaved(saved);
      forget("/api/users");
      void learn();
      toast(say.saved);
    } catch (failure) {
      if (failure instanceof Problem && failure.code === "version-old")
        await get<OwnProfile>(at.me()).then(setTheirs, setError);
      else setError(() => failure);
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
              <p class="serif">{now().displayName}</p>
              <p class="plain">{now().bio}</p>
            </div>
          </div>
        )}
      </Show>
      <TextField
        label={say.displayName}
        hint={say.displayNameHint}
        error={nameError()}
        name="displayName"
        autocomplete="name"
        value={displayName()}
        onText={setDisplayName}
      />
      <LongField
        label={say.bio}
        hint={say.bioHint(say.ofLimit(lengthOf(bio()), TEXT_LIMITS.bio))}
        error={bioError()}
        name="bio"
        rows={3}
        value={bio()}
        onText={setBio}
      />
      <Show when={error() && !nameError() && !bioError()}>
        <Notice title={say.notSaved} text={inWords(error())} />
      </Show>
      <p>
        <button class="btn ink" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
          {isBusy() ? say.saving : theirs() ? say.saveMine : say.save}
        </button>
      </p>
    </form>
  );
}
