import "../session/sign-in.css";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import type { LinkedIdentity } from "../../shared/account";
import type { Community } from "../../shared/community";
import type { Provider } from "../../shared/session";
import * as at from "../api/addresses";
import { remove } from "../api/client";
import { Problem } from "../api/problem";
import { createReading } from "../api/reading";
import { Failure, inWords } from "../app/failure";
import { Brandmark } from "../session/brands";
import { Moment } from "../time/moment";
import { Bone, Notice } from "../ui/states";
import { toast } from "../ui/toast";
import { goTo, nameOf, ProofProblem, Prove } from "./proof";
import { Section } from "./section";
import { say } from "./strings";

export type Linked = { items: LinkedIdentity[]; fresh: boolean };

const HERE = "/settings?done=proved#ways";

/** How one signs in: what is linked, and what could be. Both need a sign-in that is minutes old. */
export default function Ways() {
  const linked = createReading<Linked>(() => "/api/me/identities");
  return (
    <Section id="ways" title={say.ways}>
      <p>{say.waysText}</p>
      <Switch fallback={<WayBones />}>
        <Match when={linked.value()}>
          {(known) => (
            <WayList
              items={known().items}
              onUnlinked={(provider) =>
                linked.set((old) => ({ ...old, items: old.items.filter((one) => one.provider !== provider) }))
              }
              onStale={linked.retry}
            />
          )}
        </Match>
        <Match when={linked.error()}>
          <Failure title={say.waysNotLoaded} error={linked.error()} onRetry={linked.retry} />
        </Match>
      </Switch>
    </Section>
  );
}

function WayList(props: { items: LinkedIdentity[]; onUnlinked: (provider: Provider) => void; onStale: () => void }) {
  const community = createReading<Community>(at.community);
  const [busy, setBusy] = createSignal<Provider>();
  const [isOld, setOld] = createSignal(false);
  const [failed, setFailed] = createSignal<{ title: string; error: unknown }>();
  const others = () =>
    (community.value()?.providers ?? []).filter((provider) => !props.items.some((one) => one.provider === provider));

  const act = async (provider: Provider, title: string, work: () => Promise<unknown>) => {
    if (busy()) return;
    setBusy(provider);
    setFailed(undefined);
    try {
      await work();
    } catch (error) {
      const code = error instanceof Problem ? error.code : undefined;
      if (code === "not-fresh") setOld(true);
      else setFailed({ title, error });
      if (code === "conflict" || code === "not-found") props.onStale();
    } finally {
      setBusy(undefined);
    }
  };
  const link = (provider: Provider) =>
    act(provider, say.notLinkedNow, () => goTo(`/api/me/identities/${provider}`, "/settings?done=linked#ways"));
  const unlink = (provider: Provider) =>
    act(provider, say.notUnlinked, async () => {
      await remove(`/api/me/identities/${provider}`);
      props.onUnlinked(provider);
      toast(say.unlinked(nameOf(provider)));
    });
  const words = (error: unknown) =>
    error instanceof Problem && error.code === "conflict" ? say.lastWay : inWords(error);

  return (
    <>
      <ProofProblem />
      <ul class="holdings">
        <For each={props.items}>
          {({ provider, linkedAt }) => (
            <li>
              <Brandmark of={provider} />
              <div class="what">
                <p>
                  <b>{nameOf(provider)}</b>
                </p>
                <p class="small dim">{say.linkedOn(<Moment at={linkedAt} as="date" />)}</p>
              </div>
              <Show when={props.items.length > 1} fallback={<span class="small dim">{say.onlyWay}</span>}>
                <button
                  class="btn quiet"
                  type="button"
                  aria-label={say.unlinkNamed(nameOf(provider))}
                  aria-disabled={busy() !== undefined}
                  onClick={[unlink, provider]}
                >
                  {say.unlink}
                </button>
              </Show>
            </li>
          )}
        </For>
        <For each={others()}>
          {(provider) => (
            <li>
              <Brandmark of={provider} />
              <div class="what">
                <p>
                  <b>{nameOf(provider)}</b>
                </p>
                <p class="small dim">{say.notLinked}</p>
              </div>
              <button
                class="btn"
                type="button"
                aria-label={say.linkNamed(nameOf(provider))}
                aria-disabled={busy() !== undefined}
                onClick={[link, provider]}
              >
                {busy() === provider ? say.onTheWay : say.link}
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={isOld()}>
        <Prove with={props.items.map(({ provider }) => provider)} returnTo={HERE} onNotNow={() => setOld(false)} />
      </Show>
      <Show when={failed()}>{(one) => <Notice title={one().title} text={words(one().error)} />}</Show>
    </>
  );
}

const WayBones = () => (
  <ul class="holdings" aria-hidden="true">
    <For each={[1, 2]}>
      {() => (
        <li>
          <Bone of="short" />
        </li>
      )}
    </For>
  </ul>
);
