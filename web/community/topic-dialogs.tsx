import { createSignal, For, type ParentProps, Show } from "solid-js";
import { TEXT_LIMITS } from "../../shared/limits";
import { lengthOf } from "../../shared/text";
import type { Topic } from "../../shared/topics";
import { patch, post } from "../api/client";
import { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { wrongWith } from "../app/form";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Notice } from "../ui/states";
import { TextField } from "../ui/text-field";
import { toast } from "../ui/toast";
import { say } from "./strings";

const address = ({ id }: Topic) => `/api/topics/${id}`;

/** Sends what a dialog asks for; closes it when that worked, and says what went wrong when not. */
function createSending(onClose: () => void) {
  const [isBusy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const send = async (work: () => Promise<unknown>, onDone: () => void) => {
    if (isBusy()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      onDone();
      onClose();
    } catch (error) {
      setFailure(() => error);
      setBusy(false);
    }
  };
  return { isBusy, failure, send };
}

type Sending = ReturnType<typeof createSending>;

function Form(
  props: ParentProps<{
    sending: Sending;
    failed: string;
    /** The failure stands beside a field already. */
    isShown: boolean;
    yes: string;
    isStop?: boolean;
    onSend: () => void;
    onClose: () => void;
  }>,
) {
  return (
    <form
      class="stack"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend();
      }}
    >
      {props.children}
      <Show when={props.sending.failure() && !props.isShown}>
        <Notice title={props.failed} text={inWords(props.sending.failure())} />
      </Show>
      <p class="row">
        <button
          class="btn"
          classList={{ ink: !props.isStop, stop: props.isStop }}
          type="submit"
          aria-disabled={props.sending.isBusy()}
          aria-busy={props.sending.isBusy()}
        >
          {props.sending.isBusy() ? say.saving : props.yes}
        </button>
        <button class="btn" type="button" onClick={props.onClose}>
          {say.cancel}
        </button>
      </p>
    </form>
  );
}

/** Asks for a topic's other name. */
export function RenameDialog(props: { topic: Topic; onClose: () => void; onDone: (name: string) => void }) {
  const [name, setName] = createSignal(props.topic.name);
  const sending = createSending(() => props.onClose());
  const trimmed = () => name().trim();
  const over = () => lengthOf(trimmed()) - TEXT_LIMITS.topicName;
  const refused = () => {
    const error = sending.failure();
    return error instanceof Problem && error.code === "conflict" ? say.nameTaken : wrongWith(error, "/name");
  };
  const mistake = () => (!trimmed() ? say.nameMissing : over() > 0 ? say.tooLong(over()) : undefined);
  const rename = () => {
    if (mistake()) return;
    const next = trimmed();
    void sending.send(
      () => patch(address(props.topic), { body: { name: next } }),
      () => {
        props.onDone(next);
        toast(say.renamed(next));
      },
    );
  };
  return (
    <Dialog title={say.renameTitle(props.topic.name)} onClose={props.onClose}>
      <Form
        sending={sending}
        failed={say.notRenamed}
        isShown={Boolean(refused())}
        yes={say.rename}
        onSend={rename}
        onClose={props.onClose}
      >
        <p>{say.renameText}</p>
        <TextField label={say.name} name="name" value={name()} onText={setName} error={mistake() ?? refused()} />
      </Form>
    </Dialog>
  );
}

/** Asks which topic takes in another one's rooms. */
export function MergeDialog(props: {
  topic: Topic;
  others: Topic[];
  onClose: () => void;
  onDone: (into: Topic) => void;
}) {
  const [intoId, setIntoId] = createSignal("");
  const [wasSent, setWasSent] = createSignal(false);
  const sending = createSending(() => props.onClose());
  const merge = () => {
    setWasSent(true);
    const into = props.others.find(({ id }) => id === intoId());
    if (!into) return;
    void sending.send(
      () => post(`${address(props.topic)}/merge`, { body: { into: into.id } }),
      () => {
        props.onDone(into);
        toast(say.merged(props.topic.name, into.name));
      },
    );
  };
  return (
    <Dialog title={say.mergeTitle(props.topic.name)} onClose={props.onClose}>
      <Form
        sending={sending}
        failed={say.notMerged}
        isShown={false}
        yes={say.merge}
        isStop
        onSend={merge}
        onClose={props.onClose}
      >
        <p>{say.mergeText}</p>
        <Field label={say.into} error={wasSent() && !intoId() ? say.chooseMissing : undefined}>
          {(wired) => (
            <select
              id={wired.id}
              class="input"
              aria-invalid={wired.invalid()}
              aria-describedby={wired.describedBy}
              value={intoId()}
              onChange={(event) => setIntoId(event.currentTarget.value)}
            >
              <option value="">{say.choose}</option>
              <For each={props.others}>{(topic) => <option value={topic.id}>{topic.name}</option>}</For>
            </select>
          )}
        </Field>
      </Form>
    </Dialog>
  );
}
