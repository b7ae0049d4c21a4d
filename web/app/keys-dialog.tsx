import { For } from "solid-js";
import { Dialog } from "../ui/dialog";
import { say } from "./keys-dialog-strings";

const KEYS = (): [string[], string][] => [
  [["/"], say.search],
  [["c"], say.newRoom],
  [["j"], say.next],
  [["k"], say.previous],
  [["Enter"], say.open],
  [[say.control, "Enter"], say.send],
  [["Esc"], say.leave],
  [["?"], say.help],
];

/** Everything the keyboard can do on any page. */
export default function KeysDialog(props: { onClose: () => void }) {
  return (
    <Dialog title={say.title} onClose={props.onClose}>
      <dl class="keys">
        <For each={KEYS()}>
          {([keys, words]) => (
            <div>
              <dt>
                <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
              </dt>
              <dd>{words}</dd>
            </div>
          )}
        </For>
      </dl>
      <form method="dialog">
        <button class="btn" type="submit">
          {say.close}
        </button>
      </form>
    </Dialog>
  );
}
