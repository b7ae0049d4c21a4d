import { createUniqueId, For, Show } from "solid-js";
import { lately } from "./lately";
import { roomPath } from "./path";
import { say } from "./strings";

/** The rooms opened lately, beside the sheet; the current one is a tab of it. */
export default function LatelyShelf(props: { current?: string }) {
  const heading = createUniqueId();
  return (
    <nav class="side wide" aria-labelledby={heading}>
      <h2 id={heading}>{say.lately}</h2>
      <ul class="shelf">
        <For each={lately()}>
          {(room) => (
            <li>
              <a href={roomPath(room.id)} aria-current={room.id === props.current ? "page" : undefined}>
                <span dir="auto">{room.name}</span>
              </a>
            </li>
          )}
        </For>
        <Show when={lately().length === 0}>
          <li>
            <a href="/">
              <span>{say.rooms}</span>
            </a>
          </li>
        </Show>
      </ul>
    </nav>
  );
}
