import "./composer.css";
import { Show } from "solid-js";
import { say as app } from "../app/strings";
import { person } from "../session/session";
import { signInHere } from "../session/way";
import { Icon } from "../ui/icon";
import { TextArea } from "../ui/text-area";
import { Counter, isSendable } from "./counter";
import type { createDraft } from "./draft";
import { say } from "./strings";

/** Where one writes. A visitor writes too, and is asked to sign in to send; the draft waits. */
export function Composer(props: { draft: ReturnType<typeof createDraft>; onSay: (body: string) => void }) {
  const [text, setText] = props.draft;
  const isVisitor = () => person() === null;

  const send = () => {
    if (!person() || !isSendable(text())) return;
    props.onSay(text());
    setText("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };

  return (
    <form
      class="composer"
      aria-label={say.write}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea label={say.yours} placeholder={say.placeholder} value={text()} onText={setText} onKeyDown={press} />
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
          <p class="small dim wide">{say.keys(<kbd>Ctrl</kbd>, <kbd>Enter</kbd>)}</p>
          <Counter text={text()} />
          <button class="btn ink wide" type="submit" aria-disabled={!isSendable(text())}>
            {say.send}
          </button>
        </div>
      </Show>
    </form>
  );
}
