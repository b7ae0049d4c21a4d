import { createSignal, Show } from "solid-js";
import type { BanState } from "../../shared/moderation";
import { get } from "../api/client";
import { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { banAddress } from "../moderation/ban";
import { BanButton } from "../moderation/ban-button";
import { Moment } from "../time/moment";
import { Notice } from "../ui/states";
import { TextField } from "../ui/text-field";
import { say } from "./strings";

type Found = BanState & { username: string };

/** Bans somebody by name, and lets in again who was banned. */
export default function People() {
  const [username, setUsername] = createSignal("");
  const [found, setFound] = createSignal<Found>();
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const isNobody = () => {
    const error = failure();
    return error instanceof Problem && error.code === "not-found";
  };

  const lookUp = async (event: SubmitEvent) => {
    event.preventDefault();
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

  return (
    <div class="stack form">
      <form class="stack form" novalidate onSubmit={lookUp}>
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
              onChange={(is) => setFound({ ...person(), bannedAt: is ? new Date().toISOString() : null })}
            />
          </div>
        )}
      </Show>
      <p class="small dim">{say.whyList}</p>
    </div>
  );
}
