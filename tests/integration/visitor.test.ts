import { expect, test } from "vitest";
import * as Sessions from "../../functions/sessions";
import { newId } from "../../functions/table";
import * as Users from "../../functions/users";
import { ask, describedOperations, newKey, openRoom, type Person, withApi } from "../support/api";
import { withStream } from "../support/stream";

process.env.RATE_LIMITS = "off";
withApi();
const stream = withStream();

/** Somebody whose name, bio, address and sign-in can be told wherever they turn up. */
async function somebody(): Promise<Person & { secrets: string[] }> {
  const username = `visited-${newId().slice(-8).toLowerCase()}`;
  const [displayName, bio, email, subject] = ["Zephyrine", "Quillfeather", "zephyrine@example.com", "77001122334455"];
  const actor = await Users.register({ provider: "google", subject, email, username, displayName });
  const cookie = `__Host-session=${await Sessions.start({ ...actor, displayName }, "Secretbrowser")}`;
  await ask("PATCH", "/api/me", { cookie, version: 1, body: { bio } });
  return { ...actor, displayName, cookie, secrets: [displayName, bio, email, subject, "Secretbrowser"] };
}

test("a visitor finds of a person no more than username and avatar, by any route", async () => {
  const nora = await somebody();
  const room = await openRoom(nora, { name: "Clocks", description: "All of them" });
  const said = { cookie: nora.cookie, key: newKey(), body: { body: "About clocks" } };
  await ask("POST", `/api/rooms/${room.id}/messages`, said);
  await ask("POST", `/api/rooms/${room.id}/membership`, { cookie: nora.cookie });
  await stream.drain();
  const reads = (await describedOperations()).filter(({ method }) => method === "GET");
  const parts: Record<string, string> = { id: room.id, username: nora.username, provider: "google", receipt: "x" };
  let readable = 0;
  for (const { path } of reads) {
    const address = path.replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "x");
    for (const query of ["", "?q=Zephyrine", `?q=${nora.username}`, "?q=Quillfeather"]) {
      const { status, text, headers } = await ask("GET", address + query);
      if (status === 200) readable += 1;
      for (const secret of nora.secrets) {
        // A search repeats what it was asked for.
        if (!query.includes(secret)) expect(`${address}${query}: ${text}`).not.toContain(secret);
      }
      if (path.startsWith("/api/users/")) expect([401, 422]).toContain(status);
      if (headers["cache-control"]?.startsWith("public")) expect(headers["set-cookie"]).toBeUndefined();
    }
  }
  expect(readable).toBeGreaterThan(8);
});

test("a search for a person's name, bio or address finds nobody", async () => {
  await stream.drain();
  for (const q of ["Zephyrine", "Quillfeather", "zephyrine@example.com"]) {
    const { body } = await ask("GET", `/api/search?q=${encodeURIComponent(q)}`);
    expect([body.people, body.items]).toEqual([[], []]);
  }
});
