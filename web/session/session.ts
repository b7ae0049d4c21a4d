import { createSignal } from "solid-js";
import type { BanNotice, Session } from "../../shared/session";
import { get, onSignedOut } from "../api/client";
import { forgetAll } from "../api/kept";
import { store, stored, storedJson } from "../device/stored";
import { navigate } from "../router/router";
import { showChosen } from "../ui/avatar";

export type Person = NonNullable<Session["person"]>;

const [person, setPerson] = createSignal<Person | null>();
const [ban, setBan] = createSignal<BanNotice>();

/** Who is here: null is a visitor, undefined means that it is not known yet. `ban`: the visitor is banned. */
export { ban, person };

showChosen(storedJson("picture"));

export const isMe = (userId: string) => person()?.id === userId;

/** Somebody came or left. What another person was shown goes with them. */
export function become(next: Person | null) {
  if (person() !== undefined && person()?.id !== next?.id) forgetAll();
  setPerson((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
}

/** Somebody whose account was closed while they were here, or away, is told once, at the door; there it stands for who asks again. */
function tell(notice: BanNotice | undefined) {
  setBan(notice);
  if (!notice || stored("told") === notice.bannedAt) return;
  store("told", notice.bannedAt);
  void navigate("/sign-in?problem=banned");
}

/** Asks who is here; keeps what it knew when no answer comes. */
export async function learn() {
  try {
    const session = await get<Session>("/api/session");
    become(session.person);
    tell(session.ban);
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
