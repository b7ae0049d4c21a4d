import "./editing.css";
import { createSignal, onMount, Show } from "solid-js";
import type { Message } from "../../shared/messages";
import * as at from "../api/addresses";
import { patch } from "../api/client";
import { Problem } from "../api/problem";
import { inWords } from "../app/failure";
import { TextArea } from "../ui/text-area";
import { Counter, isSendable } from "./counter";
import { say } from "./later-strings";
import { goOnAt } from "./message-actions";
import { MessageText } from "./message-text";
import type { Talk } from "./talk";

/** Changes what one said, in its place. When it was changed elsewhere meanwhile, both are shown and nothing typed is lost. */
export default function EditMessage(props: { message: Message; talk: Talk; onDone: () => void }) {
  const [body, setBody] = createSignal(props.message.body);
  const [theirs, setTheirs] = createSignal<Message>();
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  let field!: HTMLTextAreaElement;
  onMount(() => {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    field.form?.scrollIntoView({ block: "nearest" });
  });

  const leave = () => {
    props.onDone();
    goOnAt(props.message);
  };

  const save = async () => {
    if (isBusy() || !isSendable(body())) return;
    if (body() === (theirs() ?? props.message).body) return leave();
    setBusy(true);
    setError(undefined);
    const { id, roomId, version } = theirs() ?? props.message;
    try {
      props.talk.put(await patch<Message>(`${at.messages(roomId)}/${id}`, { body: { body: body() }, version }));
      leave();
    } catch (failure) {
      if (failure instanceof Problem && failure.code === "version-old")
        setTheirs(await props.talk.readOne(id).catch(() => undefined));
      else setError(() => failure);
    } finally {
      setBusy(false);
    }
  };

  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
  };

  return (
    <form
      class="stack editing"
      aria-label={say.editYours}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Show when={theirs()} keyed>
        {(now) => (
          <div class="note" role="alert">
            <div class="theirs">
              <strong>{say.changedMeanwhile}</strong>
              <MessageText body={now.body} />
            </div>
          </div>
        )}
      </Show>
      <TextArea ref={field} label={say.editYours} value={body()} onText={setBody} onKeyDown={press} />
      <Counter text={body()} />
      <Show when={error()}>
        <p class="small wrong" role="alert">
          {say.notSaved} {inWords(error())}
        </p>
      </Show>
      <p class="row">
        <button class="btn ink" type="submit" aria-disabled={isBusy() || !isSendable(body())}>
          {isBusy() ? say.saving : theirs() ? say.saveMine : say.save}
        </button>
        <button class="btn quiet" type="button" onClick={leave}>
          {say.cancel}
        </button>
        <span class="small dim wide">{say.escCancels(<kbd>Esc</kbd>)}</span>
      </p>
    </form>
  );
}
