import { createEffect, createSignal, For, Match, on, Show, Switch } from "solid-js";
import type { BanEntry, BanState } from "../../shared/moderation";
import { get } from "../api/client";
import { createList } from "../api/list";
import { Problem } from "../api/problem";
import { Failure, inWords } from "../app/failure";
import { banAddress } from "../moderation/ban";
import { BanButton } from "../moderation/ban-button";
import { query } from "../router/router";
import { Moment } from "../time/moment";
import { More } from "../ui/more";
import { Bone, Notice } from "../ui/states";
import { TextField } from "../ui/text-field";
import { BanLine } from "./ban-line";
import { Record } from "./record";
import { say } from "./strings";

type Found = BanState & { username: string };

/** Bans somebody by name and shows what was done to them, and lets in again who was banned. */
export default function People() {
  const bans = createList<BanEntry>(() => "/api/bans");
  const [username, setUsername] = createSignal(query("name"));
  const [found, setFound] = createSignal<Found>();
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const isNobody = () => {
    const error = failure();
    return error instanceof Problem && error.code === "not-found";
  };

  const lookUp = async () => {
    const name = username().trim().replace(/^@/, "");
    if (isBusy() || !name) return;
    setBusy(true);
    setFailure(undefined);
    setFound(undefined);
    try {
      setFound({ ...(await get<BanState>(banAddress(name))), username: name });
    } catch (error) {
      setFailure(() => error);
    } finally {
      setBusy(false);
    }
  };
  // A report leads here with the person it is about.
  createEffect(
    on(
      () => query("name"),
      (name) => {
        setUsername(name);
        void lookUp();
      },
    ),
  );

  const changed = (name: string, isBanned: boolean) => {
    const person = found();
    if (person?.username.toLowerCase() === name.toLowerCase())
      setFound({ ...person, bannedAt: isBanned ? new Date().toISOString() : null });
    if (isBanned) bans.retry();
    else bans.change((all) => all.filter((one) => one.person.username.toLowerCase() !== name.toLowerCase()));
  };

  return (
    <div class="stack form">
      <form
        class="stack form"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <TextField
          label={say.username}
          name="username"
          isName
          value={username()}
          onText={setUsername}
          hint={say.usernameHint}
          error={isNobody() ? say.nobody : undefined}
        />
        <p>
          <button class="btn ink" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
            {isBusy() ? say.lookingUp : say.lookUp}
          </button>
        </p>
      </form>
      <Show when={failure() && !isNobody()}>
        <Notice title={say.notLookedUp} text={inWords(failure())} />
      </Show>
      <Show when={found()}>
        {(person) => (
          <>
            <div class="note" role="status">
              <span>
                <strong>
                  <a href={`/people/${person().username}`}>{person().username}</a>
                </strong>{" "}
                <Show when={person().bannedAt} fallback={say.notBanned}>
                  {(since) => say.bannedSince(<Moment at={since()} as="date" />)}
                </Show>
              </span>
              <BanButton
                username={person().username}
                isBanned={person().bannedAt !== null}
                onChange={(is) => changed(person().username, is)}
              />
            </div>
            <Record username={person().username} />
          </>
        )}
      </Show>
      <section aria-labelledby="banned">
        <header class="head2">
          <h2 id="banned">{say.banned}</h2>
        </header>
        <Switch fallback={<Bone of="half" />}>
          <Match when={bans.items()?.length === 0}>
            <p class="dim">{say.nobodyBanned}</p>
          </Match>
          <Match when={bans.items()}>
            {(items) => (
              <>
                <ol class="cases">
                  <For each={items()}>
                    {(entry) => <BanLine entry={entry} onChange={(is) => changed(entry.person.username, is)} />}
                  </For>
                </ol>
                <Show when={bans.hasMore()}>
                  <More list={bans} label={say.more} busyLabel={say.loadingMore} errorLabel={say.bansNotLoaded} />
                </Show>
              </>
            )}
          </Match>
          <Match when={bans.error()}>
            <Failure title={say.bansNotLoaded} error={bans.error()} onRetry={bans.retry} />
          </Match>
        </Switch>
      </section>
    </div>
  );
}
