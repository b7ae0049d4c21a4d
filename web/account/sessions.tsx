import { createSignal, For, Match, Show, Switch } from "solid-js";
import type { OpenSession } from "../../shared/account";
import { post, remove } from "../api/client";
import { Problem } from "../api/problem";
import { createReading } from "../api/reading";
import { Failure, inWords } from "../app/failure";
import { navigate } from "../router/router";
import { become } from "../session/session";
import { Moment } from "../time/moment";
import { Bone } from "../ui/states";
import { toast } from "../ui/toast";
import { Section } from "./section";
import { say } from "./strings";

type Open = { items: OpenSession[] };

/** Where one is signed in, and the ways out. */
export default function Sessions() {
  const open = createReading<Open>(() => "/api/me/sessions");
  const drop = (id: string) => open.set(({ items }) => ({ items: items.filter((one) => one.id !== id) }));

  const end = async ({ id, device }: OpenSession) => {
    try {
      await remove(`/api/me/sessions/${id}`).catch((error) => {
        // It had ended already.
        if (!(error instanceof Problem && error.code === "not-found")) throw error;
      });
      drop(id);
      toast(say.signedOutThere(say.device(device)));
    } catch (error) {
      toast(`${say.notSignedOutThere} ${inWords(error)}`, { isUrgent: true });
    }
  };
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
    <Section id="sessions" title={say.sessions}>
      <Switch fallback={<SessionBones />}>
        <Match when={open.value()}>
          {(known) => (
            <ul class="holdings">
              <For each={known().items}>{(one) => <Row session={one} onEnd={() => end(one)} />}</For>
            </ul>
          )}
        </Match>
        <Match when={open.error()}>
          <Failure title={say.sessionsNotLoaded} error={open.error()} onRetry={open.retry} />
        </Match>
      </Switch>
      <p class="row pad0">
        <button class="btn" type="button" onClick={() => leave("sign-out")}>
          {say.signOut}
        </button>
        <button class="btn" type="button" onClick={() => leave("sign-out-everywhere")}>
          {say.signOutEverywhere}
        </button>
      </p>
    </Section>
  );
}

function Row(props: { session: OpenSession; onEnd: () => Promise<void> }) {
  const [isBusy, setBusy] = createSignal(false);
  const end = async () => {
    if (isBusy()) return;
    setBusy(true);
    await props.onEnd();
    setBusy(false);
  };
  return (
    <li>
      <div class="what">
        <p>
          <b>{say.device(props.session.device)}</b>
          <Show when={props.session.isThis}>
            {" "}
            <span class="tag">{say.here}</span>
          </Show>
        </p>
        <p class="small dim">
          {props.session.isThis ? say.usedNow : say.lastUsed(<Moment at={props.session.lastUsedAt} />)}
          {", "}
          {say.signedInOn(<Moment at={props.session.createdAt} as="date" />)}
        </p>
      </div>
      <Show when={!props.session.isThis}>
        <button
          class="btn quiet"
          type="button"
          aria-label={say.signOutNamed(say.device(props.session.device))}
          aria-disabled={isBusy()}
          onClick={end}
        >
          {say.signOut}
        </button>
      </Show>
    </li>
  );
}

const SessionBones = () => (
  <ul class="holdings" aria-hidden="true">
    <li>
      <div class="what">
        <Bone of="short" />
        <Bone of="half" />
      </div>
    </li>
  </ul>
);
