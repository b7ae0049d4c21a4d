import { createSignal, Show } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import type { Report } from "../../shared/moderation";
import { lengthOf } from "../../shared/text";
import { post } from "../api/client";
import { inWords } from "../app/failure";
import { ask } from "../ui/ask";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/states";
import { LongField } from "../ui/text-field";
import { toast } from "../ui/toast";
import { refuseAddress } from "./report-acts";
import { say } from "./strings";

/** Asks why a first post is turned down: its author reads it, and it may be left empty. */
export const askToRefuse = (report: Report, onDone: () => void) =>
  ask((close) => <RefuseDialog report={report} onClose={close} onDone={onDone} />);

function RefuseDialog(props: { report: Report; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = createSignal("");
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const over = () => lengthOf(reason().trim()) - TEXT_LIMITS.reason;

  const refuse = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy() || over() > 0) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await post(refuseAddress(props.report), { body: { reason: reason().trim() } });
      toast(say.refused);
      props.onClose();
      props.onDone();
    } catch (error) {
      setFailure(() => error);
      setBusy(false);
    }
  };

  return (
    <Dialog title={say.refuseTitle(props.report.about.username)} onClose={props.onClose}>
      <form class="stack" novalidate onSubmit={refuse}>
        <p>{say.refuseText}</p>
        <LongField
          label={say.refuseWhy}
          name="reason"
          value={reason()}
          onText={setReason}
          hint={say.ofLimit(lengthOf(reason()), TEXT_LIMITS.reason)}
          error={over() > 0 ? say.tooLong(over()) : undefined}
          rows={2}
        />
        <Show when={failure()}>
          <Notice title={say.notRefused} text={inWords(failure())} />
        </Show>
        <p class="row">
          <button class="btn stop" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
            {isBusy() ? say.saving : say.refuse}
          </button>
          <button class="btn" type="button" onClick={props.onClose}>
            {say.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
