import { For } from "solid-js";
import { Icon } from "../ui/icon";

const STATES = ["rest", "hover", "focus", "active", "off"] as const;
type State = (typeof STATES)[number];

const still = (state: State) => (state === "rest" || state === "off" ? undefined : state);

const BUTTONS = [
  ["Acts", "btn ink", "Send"],
  ["Offers", "btn", "Join"],
  ["Quiet", "btn quiet", "Preview"],
  ["Removes", "btn stop", "Delete"],
  ["Text", "btn text", "Undo"],
] as const;

/** Every control in every state, side by side. */
export function Controls() {
  return (
    <section class="scroll" tabindex="0" aria-label="Controls in their states">
      <table class="controls">
        <thead>
          <tr>
            <td />
            <For each={STATES}>{(state) => <th scope="col">{state}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={BUTTONS}>
            {([name, look, label]) => (
              <tr>
                <th scope="row">{name}</th>
                <For each={STATES}>
                  {(state) => (
                    <td>
                      <button class={look} type="button" data-state={still(state)} disabled={state === "off"}>
                        {label}
                      </button>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
          <tr>
            <th scope="row">Icon</th>
            <For each={STATES}>
              {(state) => (
                <td>
                  <button
                    class="icon"
                    type="button"
                    aria-label={`Edit, ${state}`}
                    data-state={still(state)}
                    disabled={state === "off"}
                  >
                    <Icon name="edit" />
                  </button>
                </td>
              )}
            </For>
          </tr>
          <tr>
            <th scope="row">Field</th>
            <For each={STATES}>
              {(state) => (
                <td>
                  <input
                    class="input"
                    aria-label={`Name, ${state}`}
                    value="Levain"
                    data-state={still(state)}
                    disabled={state === "off"}
                  />
                </td>
              )}
            </For>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
