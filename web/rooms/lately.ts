import { createSignal } from "solid-js";
import { storedJson, storeJson } from "../device/stored";

type Known = { id: string; name: string };

const MOST = 8;
const [rooms, setRooms] = createSignal<Known[]>(storedJson<Known[]>("lately") ?? []);

export { rooms as lately };

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
