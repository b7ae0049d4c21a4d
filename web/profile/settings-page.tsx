import { Match, Show, Switch } from "solid-js";
import type { OwnProfile } from "../../shared/people";
import { comeBack } from "../account/come-back";
import { PictureRow } from "../account/picture-row";
import { Section } from "../account/section";
import * as at from "../api/addresses";
import { createReading } from "../api/reading";
import { Failure } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { LegalLinks } from "../legal/links";
import LatelyShelf from "../rooms/lately-shelf";
import { person } from "../session/session";
import { signInHere } from "../session/way";
import { later } from "../ui/later";
import { Bone } from "../ui/states";
import { LanguageSwitch } from "./language";
import { ProfileForm } from "./profile-form";
import { say } from "./strings";
import { ThemeSwitch } from "./theme";

const Username = later(() => import("../account/username"));
const Ways = later(() => import("../account/ways"));
const Sessions = later(() => import("../account/sessions"));
const Words = later(() => import("../account/words"));

/** One's own account, and this device's light. A visitor has the light alone. */
export default function SettingsPage() {
  usePage(
    () => say.settings,
    () => ({ label: say.settings, href: person() ? `/people/${person()!.username}` : "/" }),
  );
  return (
    <Hall side={<LatelyShelf />}>
      <Sheet>
        <h1>{say.settings}</h1>
        <Show when={person()} fallback={<Device />}>
          <Own />
          <Device />
          <Ways />
          <Sessions />
          <Words />
        </Show>
        <Show when={person() === null}>
          <p class="pad0">
            <a class="btn ink" href={signInHere()}>
              {say.signIn}
            </a>
          </p>
        </Show>
        <LegalLinks />
      </Sheet>
    </Hall>
  );
}

function Own() {
  const own = createReading<OwnProfile>(at.me);
  const keep = (next: OwnProfile) => own.set((old) => ({ ...old, ...next }));
  comeBack();
  return (
    <Switch fallback={<Bone of="half" />}>
      <Match when={own.value()}>
        {(profile) => (
          <>
            <PictureRow profile={profile()} onChange={keep} />
            <ProfileForm profile={profile()} onSaved={keep} />
            <Username profile={profile()} onChange={keep} onStale={own.retry} />
          </>
        )}
      </Match>
      <Match when={own.error()}>
        <Failure title={say.notLoaded} error={own.error()} onRetry={own.retry} />
      </Match>
    </Switch>
  );
}

function Device() {
  return (
    <Section id="device" title={say.device}>
      <div class="stack form">
        <div class="field">
          <span>{say.light}</span>
          <ThemeSwitch />
        </div>
        <div class="field">
          <span>{say.language}</span>
          <LanguageSwitch />
        </div>
      </div>
    </Section>
  );
}
