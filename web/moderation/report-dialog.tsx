import "./report.css";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import { lengthOf } from "../../shared/text";
import { post } from "../api/client";
import { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { ask } from "../ui/ask";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/states";
import { LongField } from "../ui/text-field";
import type { Reported } from "./report-item";
import { say } from "./strings";

const REASONS = ["spam", "unkind", "hateful", "private", "unlawful", "other"] as const;
type Reason = (typeof REASONS)[number];

/** Asks what is wrong with something, and tells the owner. */
export const askWhy = (about: Reported) => ask((close) => <ReportDialog about={about} onClose={close} />);

const titleOf = ({ kind, username = "" }: Reported) =>
  ({ message: say.reportMessage, room: say.reportRoom, person: say.reportPerson(username) })[kind];

function ReportDialog(props: { about: Reported; onClose: () => void }) {
  const [end, setEnd] = createSignal<"thanks" | "already">();
  const title = () => (end() ? say[end()!] : titleOf(props.about));
  return (
    <Dialog title={title()} onClose={props.onClose}>
      <Switch fallback={<ReportForm about={props.about} onEnd={setEnd} onClose={props.onClose} />}>
        <Match when={end()}>
          {(how) => (
            <>
              <p role="status">{how() === "thanks" ? say.thanksText : say.alreadyText}</p>
              <button
                class="btn ink"
                type="button"
                ref={(button) => queueMicrotask(() => button.focus())}
                onClick={props.onClose}
              >
                {say.close}
              </button>
            </>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}

function ReportForm(props: { about: Reported; onEnd: (how: "thanks" | "already") => void; onClose: () => void }) {
  const [reason, setReason] = createSignal<Reason>();
  const [words, setWords] = createSignal("");
  const [wasSent, setWasSent] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();

  /** What the owner reads: the reason in the words of whoever reports, and what they add. */
  const text = () => [reason() && say[reason()!], words().trim()].filter(Boolean).join(": ");
  const over = () => lengthOf(text()) - TEXT_LIMITS.reason;
  const wordsWrong = () =>
    over() > 0
      ? say.tooLong(over())
      : wasSent() && reason() === "other" && !words().trim()
        ? say.wordsMissing
        : undefined;

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    setWasSent(true);
    if (isBusy() || !reason() || wordsWrong()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await post("/api/reports", { body: { ...props.about, reason: text() } });
      props.onEnd("thanks");
    } catch (error) {
      if (error instanceof Problem && error.code === "conflict") props.onEnd("already");
      else setFailure(() => error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="stack" novalidate onSubmit={send}>
      <p>{say.reportText}</p>
      <fieldset class="choices">
        <legend>{say.why}</legend>
        <For each={REASONS}>
          {(one) => (
            <label>
              <input type="radio" name="reason" value={one} onChange={() => setReason(one)} />
              {say[one]}
            </label>
          )}
        </For>
        <Show when={wasSent() && !reason()}>
          <p class="small wrong" role="alert">
            {say.whyMissing}
          </p>
        </Show>
      </fieldset>
      <LongField
        label={reason() === "other" ? say.wordsNeeded : say.words}
        name="words"
        value={words()}
        onText={setWords}
        hint={say.ofLimit(lengthOf(text()), TEXT_LIMITS.reason)}
        error={wordsWrong()}
        rows={2}
      />
      <Show when={failure()}>
        <Notice title={say.notSent} text={inWords(failure())} />
      </Show>
      <p class="row">
        <button class="btn ink" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
          {isBusy() ? say.sending : say.send}
        </button>
        <button class="btn" type="button" onClick={props.onClose}>
          {say.keep}
        </button>
      </p>
    </form>
  );
}
