import { createUniqueId, Match, Show, Switch } from "solid-js";
import type { OwnProfile } from "../../shared/people";
import { PictureRow } from "../account/picture-row";
import * as at from "../api/addresses";
import { post } from "../api/client";
import { createReading } from "../api/reading";
import { Failure, inWords } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { LatelyShelf } from "../rooms/lately";
import { navigate } from "../router/router";
import { become, person } from "../session/session";
import { signInHere } from "../session/way";
import { Bone } from "../ui/states";
import { toast } from "../ui/toast";
import { ProfileForm } from "./profile-form";
import { say } from "./strings";
import { ThemeSwitch } from "./theme";

/** One's own profile, and this device's light. A visitor has the light alone. */
export default function SettingsPage() {
  usePage(
    () => say.settings,
    () => ({ label: say.settings, href: person() ? `/people/${person()!.username}` : "/" }),
  );
  return (
    <Hall side={<LatelyShelf />}>
      <Sheet>
        <h1>{say.settings}</h1>
        <Show when={person()}>
          <Own />
        </Show>
        <div class="stack form">
          <div class="field">
            <span>{say.light}</span>
            <ThemeSwitch />
          </div>
          <Show when={person() === null}>
            <a class="btn ink" href={signInHere()}>
              {say.signIn}
            </a>
          </Show>
        </div>
        <Show when={person()}>
          <Leaving />
        </Show>
      </Sheet>
    </Hall>
  );
}

function Own() {
  const own = createReading<OwnProfile>(at.me);
  const keep = (next: OwnProfile) => own.set((old) => ({ ...old, ...next }));
  return (
    <Switch fallback={<Bone of="half" />}>
      <Match when={own.value()}>
        {(profile) => (
          <>
            <PictureRow profile={profile()} onChange={keep} />
            <ProfileForm profile={profile()} onSaved={keep} />
          </>
        )}
      </Match>
      <Match when={own.error()}>
        <Failure title={say.notLoaded} error={own.error()} onRetry={own.retry} />
      </Match>
    </Switch>
  );
}

function Leaving() {
  const heading = createUniqueId();
  const leave = async (way: "sign-out" | "sign-out-everywhere") => {
    try {
      await post(`/api/auth/${way}`);
      become(null);
      toast(say.signedOut);
      await navigate("/");
    } catch (error) {
      toast(`${say.notSignedOut} ${inWords(error)}`, { isUrgent: true });
    }
  };
  return (
    <section aria-labelledby={heading}>
      <header class="head2">
        <h2 id={heading}>{say.yourThings}</h2>
      </header>
      <p class="row pad0">
        <button class="btn" type="button" onClick={() => leave("sign-out")}>
          {say.signOut}
        </button>
        <button class="btn" type="button" onClick={() => leave("sign-out-everywhere")}>
          {say.signOutEverywhere}
        </button>
      </p>
    </section>
  );
}
