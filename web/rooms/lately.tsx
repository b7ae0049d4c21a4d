import { createSignal, createUniqueId, For, Show } from "solid-js";
import { storedJson, storeJson } from "../device/stored";
import { roomPath } from "./path";
import { say } from "./strings";

type Known = { id: string; name: string };

const MOST = 8;
const [rooms, setRooms] = createSignal<Known[]>(storedJson<Known[]>("lately") ?? []);

const change = (next: Known[]) => {
  setRooms(next);
  storeJson("lately", next.length ? next : undefined);
};

/** Remembers on this device that a room was opened. Rooms keep their places on the shelf while they stand on it. */
export const wasOpened = ({ id, name }: Known) => {
  const known = rooms().some((room) => room.id === id);
  change(
    known ? rooms().map((room) => (room.id === id ? { id, name } : room)) : [{ id, name }, ...rooms()].slice(0, MOST),
  );
};

export const wasClosed = (id: string) => change(rooms().filter((room) => room.id !== id));

/** The rooms opened lately, beside the sheet; the current one is a tab of it. */
export function LatelyShelf(props: { current?: string }) {
  const heading = createUniqueId();
  return (
    <nav class="side wide" aria-labelledby={heading}>
      <h2 id={heading}>{say.lately}</h2>
      <ul class="shelf">
        <For each={rooms()}>
          {(room) => (
            <li>
              <a href={roomPath(room.id)} aria-current={room.id === props.current ? "page" : undefined}>
                <span dir="auto">{room.name}</span>
              </a>
            </li>
          )}
        </For>
        <Show when={rooms().length === 0}>
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
