import "./composer.css";
import { createEffect, createSignal, Show } from "solid-js";
import { say as app } from "../app/strings";
import { person } from "../session/session";
import { signInHere } from "../session/way";
import { Icon } from "../ui/icon";
import { TextArea } from "../ui/text-area";
import { Counter, isSendable } from "./counter";
import type { createDraft } from "./draft";
import { MessageText } from "./message-text";
import { say } from "./strings";

/** Where one writes. A visitor writes too, and is asked to sign in to send; the draft waits. */
export function Composer(props: {
  draft: ReturnType<typeof createDraft>;
  /** Nobody but its host may write here any more. */
  isLocked: boolean;
  onSay: (body: string) => void;
}) {
  const [text, setText] = props.draft;
  const [isPreview, setPreview] = createSignal(false);
  const isVisitor = () => person() === null;
  /** Sent before it is known who one is: it goes when that is. */
  const [isPressed, setPressed] = createSignal(false);
  let form!: HTMLFormElement;

  const send = () => {
    if (!isSendable(text())) return;
    if (!person()) return setPressed(true);
    props.onSay(text());
    setText("");
    setPreview(false);
  };
  createEffect(() => {
    if (!isPressed() || person() === undefined) return;
    setPressed(false);
    if (person()) send();
  });
  const turn = () => {
    if (!text().trim()) return;
    setPreview(!isPreview());
    form.querySelector("textarea")?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };

  return (
    <Show when={!props.isLocked} fallback={<p class="composer dim small">{say.locked}</p>}>
      <form
        ref={form}
        class="composer"
        aria-label={say.write}
        // A press of a button leaves the focus, and with it a phone's keyboard, where one writes.
        onMouseDown={(event) => event.target.closest("button") && event.preventDefault()}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Show
          when={isPreview()}
          fallback={
            <TextArea
              label={say.yours}
              placeholder={say.placeholder}
              value={text()}
              onText={setText}
              onKeyDown={press}
            />
          }
        >
          <div class="write prose preview" dir="auto">
            <Show when={text()} keyed>
              {(body) => <MessageText body={body} isOpen />}
            </Show>
          </div>
        </Show>
        <Show
          when={!isVisitor()}
          fallback={
            <>
              <a class="btn ink phone" href={signInHere()}>
                {app.signIn}
              </a>
              <div class="row apart wide">
                <p class="small dim">{say.draftStays}</p>
                <a class="btn ink" href={signInHere()}>
                  {say.signInToSend}
                </a>
              </div>
            </>
          }
        >
          <button class="icon ink phone" type="submit" aria-label={say.send} aria-disabled={!isSendable(text())}>
            <Icon name="send" />
          </button>
          <div class="row apart under">
            <p class="small dim wide">{say.keys(<kbd>{say.control}</kbd>, <kbd>Enter</kbd>)}</p>
            <Counter text={text()} />
            <p class="row">
              <button
                class="btn quiet"
                type="button"
                aria-pressed={isPreview()}
                aria-disabled={!text().trim()}
                onClick={turn}
              >
                {isPreview() ? say.writeOn : say.preview}
              </button>
              <button class="btn ink wide" type="submit" aria-disabled={!isSendable(text())}>
                {say.send}
              </button>
            </p>
          </div>
        </Show>
      </form>
    </Show>
  );
}
