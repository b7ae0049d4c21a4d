import { createSignal, Show } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import { lengthOf } from "../../shared/text";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { forget } from "../api/kept";
import { inWords } from "../app/failure";
import { ask } from "../ui/ask";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/states";
import { LongField } from "../ui/text-field";
import { toast } from "../ui/toast";
import { say } from "./strings";

export const banAddress = (username: string) => `${at.person(username)}/ban`;

/** Lets a banned person in again. Answers whether that worked. */
export async function unban(username: string): Promise<boolean> {
  try {
    await remove(banAddress(username));
    forget("/api/");
    toast(say.unbanned(username));
    return true;
  } catch (error) {
    toast(`${say.notUnbanned} ${inWords(error)}`, { isUrgent: true });
    return false;
  }
}

/** Asks why, and whether all of it is to be hidden. */
export const askToBan = (username: string, onDone: () => void) =>
  ask((close) => <BanDialog username={username} onClose={close} onDone={onDone} />);

function BanDialog(props: { username: string; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = createSignal("");
  const [hidePosts, setHidePosts] = createSignal(false);
  const [wasSent, setWasSent] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const over = () => lengthOf(reason().trim()) - TEXT_LIMITS.reason;
  const wrong = () =>
    over() > 0 ? say.tooLong(over()) : wasSent() && !reason().trim() ? say.reasonMissing : undefined;

  const ban = async (event: SubmitEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (isBusy() || wrong()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await post(banAddress(props.username), { body: { reason: reason().trim(), hidePosts: hidePosts() } });
      forget("/api/");
      toast(say.banned(props.username));
      props.onDone();
      props.onClose();
    } catch (error) {
      setFailure(() => error);
      setBusy(false);
    }
  };

  return (
    <Dialog title={say.banTitle(props.username)} onClose={props.onClose}>
      <form class="stack" novalidate onSubmit={ban}>
        <p>{say.banText}</p>
        <LongField
          label={say.banReason}
          name="reason"
          value={reason()}
          onText={setReason}
          hint={say.banReasonHint(say.ofLimit(lengthOf(reason()), TEXT_LIMITS.reason))}
          error={wrong()}
          rows={2}
        />
        <label class="tick">
          <input
            type="checkbox"
            checked={hidePosts()}
            onChange={(event) => setHidePosts(event.currentTarget.checked)}
          />
          {say.hidePosts}
        </label>
        <Show when={failure()}>
          <Notice title={say.notBanned} text={inWords(failure())} />
        </Show>
        <p class="row">
          <button class="btn stop" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
            {isBusy() ? say.banning : say.ban(props.username)}
          </button>
          <button class="btn" type="button" onClick={props.onClose}>
            {say.keep}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
