import { Match, type ParentProps, Switch } from "solid-js";
import type { OwnProfile } from "../../shared/people";
import { comeBack } from "../account/come-back";
import { PictureRow } from "../account/picture-row";
import { Section } from "../account/section";
import Username from "../account/username";
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
        <Switch fallback={<Bone of="half" />}>
          <Match when={person()}>
            <Own>
              <Device />
              <Ways />
              <Sessions />
              <Words />
              <LegalLinks />
            </Own>
          </Match>
          <Match when={person() === null}>
            <Device />
            <p class="pad0">
              <a class="btn ink" href={signInHere()}>
                {say.signIn}
              </a>
            </p>
            <LegalLinks />
          </Match>
        </Switch>
      </Sheet>
    </Hall>
  );
}

/** What one says of oneself. What stands below it asks for its own meanwhile, and is shown where it stays. */
function Own(props: ParentProps) {
  const own = createReading<OwnProfile>(at.me);
  const keep = (next: OwnProfile) => own.set((old) => ({ ...old, ...next }));
  comeBack();
  return (
    <>
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
      <div hidden={!own.value() && !own.error()}>{props.children}</div>
    </>
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
