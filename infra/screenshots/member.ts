import { signInAs } from "../local/sign-in/client";

const USERNAME = "nora-hale";

const ROOM = {
  name: "Observing log, one line a night",
  topic: "Astronomy",
  description: "Date, sky, instrument, and one thing you did not expect.",
};

const SAID = [
  "Cassini division, steady for **four seconds**. I may have said something aloud.",
  "Let it cool for forty minutes with the caps off. Half of what you call *seeing* is the tube.",
  "Two rules on a card above the desk:\n\n1. Durations come from the monotonic clock.\n2. Order comes from a counter, never from a date.",
];

export type Member = { username: string; cookie: string };

/** Somebody who lives in the community of the pictures: hosts a room, has said a few things and taken one back. */
export async function settleMember(origin: string): Promise<Member> {
  const cookie = await signInAs(origin, USERNAME);
  const ask = async <T>(method: string, path: string, json?: object, more: Record<string, string> = {}): Promise<T> => {
    const response = await fetch(origin + path, {
      method,
      headers: { cookie, "sec-fetch-site": "same-origin", "content-type": "application/json", ...more },
      body: json && JSON.stringify(json),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}.`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  };
  const make = <T>(path: string, json: object) =>
    ask<T>("POST", path, json, { "idempotency-key": crypto.randomUUID() });

  const { version } = await ask<{ version: number }>("GET", "/api/me");
  const bio = "Keeps databases by day and a small telescope by night. Ask me about clocks.";
  await ask("PATCH", "/api/me", { displayName: "Nora Hale", bio }, { "if-match": `"v${version}"` });
  const { items } = await ask<{ items: { id: string }[] }>("GET", "/api/rooms?limit=3");
  const own = await make<{ id: string }>("/api/rooms", ROOM);
  for (const [place, { id }] of [own, ...items].slice(0, SAID.length).entries())
    await make(`/api/rooms/${id}/messages`, { body: SAID[place]! });
  const slip = await make<{ id: string }>(`/api/rooms/${own.id}/messages`, { body: "Clouds. Never mind." });
  await ask("DELETE", `/api/rooms/${own.id}/messages/${slip.id}`);
  return { username: USERNAME, cookie };
}
