import { createSignal, Show } from "solid-js";
import { say } from "./strings";

const [isOnline, setOnline] = createSignal(navigator.onLine);
addEventListener("online", () => setOnline(true));
addEventListener("offline", () => setOnline(false));

export { isOnline };

export function Offline() {
  return (
    <div role="status">
      <Show when={!isOnline()}>
        <p class="offline">{say.offline}</p>
      </Show>
    </div>
  );
}
