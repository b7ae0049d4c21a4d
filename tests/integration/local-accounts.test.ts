import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import type { UploadTicket } from "../../shared/avatars";
import { avatarPath, type OwnProfile } from "../../shared/people";
import { photograph, svg } from "../support/pictures";
import { withStack } from "../support/stack";

const stack = withStack();

const ownProfile = async (as: string) => (await (await stack.request("/api/me", { as })).json()) as OwnProfile;

/** Asks to send a picture and sends it, as the site does. */
async function send(as: string, bytes: Uint8Array, type = "image/jpeg") {
  const asked = await stack.request("/api/me/avatar", { method: "POST", as, json: { type } });
  const { url, fields, version } = (await asked.json()) as UploadTicket;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([bytes as BlobPart], { type }));
  const answer = await fetch(url, { method: "POST", headers: { origin: stack.origin }, body: form });
  return { status: answer.status, version };
}

async function until<T>(ask: () => Promise<T | undefined>, seconds = 20): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await pause(50)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error("It did not happen in time.");
}

const shownTo = (id: string, version = "") => stack.request(`${avatarPath(id)}?v=${version}`);

test("whoever signs up has a drawn avatar, served so that it can do nothing", async () => {
  const as = await stack.signIn("drawn-one");
  await stack.drained();
  const { id } = await ownProfile(as);
  const shown = await shownTo(id);
  expect(shown.status).toBe(200);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "cache-control": "public, max-age=60",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
  });
  expect(await shown.text()).toContain(">DO</text>");
});

test("a photograph that is sent becomes the avatar within seconds, through the gate and the object's event", async () => {
  const as = await stack.signIn("pictured");
  const { id } = await ownProfile(as);
  const photo = await photograph();
  const { status, version } = await send(as, photo);
  expect(status).toBe(204);
  await until(async () => ((await ownProfile(as)).avatarVersion === version ? true : undefined));
  const shown = await shownTo(id, version);
  expect(shown.headers.get("content-type")).toBe("image/webp");
  expect((await shown.arrayBuffer()).byteLength).toBeLessThan(30_000);
  const removed = (await (await stack.request("/api/me/avatar", { method: "DELETE", as })).json()) as OwnProfile;
  // The local object store replaces an object in two steps, and the stream draws it once more.
  const isDrawn = ({ headers }: Response) => headers.get("content-type") === "image/svg+xml" || undefined;
  await until(async () => isDrawn(await shownTo(id, removed.avatarVersion)));
});

test("a sender is told that what was sent is no picture", async () => {
  const as = await stack.signIn("no-picture");
  const { version } = await send(as, svg(), "image/png");
  const refused = await until(async () => (await ownProfile(as)).avatarRefused);
  expect(refused).toBe(version);
  expect((await ownProfile(as)).hasPicture).toBe(false);
});

test("the link that start prints makes its first opener the owner", async () => {
  const [, token] = /\/owner#([\w-]{43})/.exec(stack.output) ?? [];
  const as = await stack.signIn("first-owner");
  const claim = () => stack.request("/api/community/owner", { method: "POST", as, json: { token } });
  expect((await claim()).status).toBe(204);
  expect((await ownProfile(as)).isOwner).toBe(true);
  expect((await claim()).status).toBe(410);
});
