import { createSignal } from "solid-js";
import type { Session } from "../../shared/session";
import { get, onSignedOut } from "../api/client";
import { forgetAll } from "../api/kept";
import { storedJson } from "../device/stored";
import { showChosen } from "../ui/avatar";

export type Person = NonNullable<Session["person"]>;

const [person, setPerson] = createSignal<Person | null>();

/** Who is here: null is a visitor, undefined means that it is not known yet. */
export { person };

showChosen(storedJson("picture"));

export const isMe = (userId: string) => person()?.id === userId;

/** Somebody came or left. What another person was shown goes with them. */
export function become(next: Person | null) {
  if (person() !== undefined && person()?.id !== next?.id) forgetAll();
  // The style sheet marks the way to what waits.
  document.documentElement.classList.toggle("waits", Boolean(next?.waits));
  setPerson((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
}

/** Asks who is here; keeps what it knew when no answer comes. */
export async function learn() {
  try {
    const { person, ban } = await get<Session>("/api/session");
    become(person);
    if (ban) (await import("./ban")).tell(ban);
  } catch {
    addEventListener("online", learn, { once: true });
  }
}

const LOOK_AGAIN_MS = 60_000;
let asked = 0;

/** Learns who is here now, and again when the page is looked at after a while or a request was refused. */
export function followSession() {
  const ask = () => {
    asked = Date.now();
    void learn();
  };
  onSignedOut(() => {
    if (person()) ask();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - asked > LOOK_AGAIN_MS) ask();
  });
  ask();
}
