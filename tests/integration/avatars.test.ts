import { expect, test } from "vitest";
import { handler } from "../../functions/avatar-uploaded/handler";
import * as Avatars from "../../functions/avatars";
import { listener } from "../../functions/avatars/on-change";
import { finishedKey, uploadKey } from "../../functions/avatars/place";
import * as Buckets from "../../functions/buckets";
import { getItem, type Item, newId, updateItem } from "../../functions/table";
import type { Actor } from "../../functions/users";
import * as Users from "../../functions/users";
import { BUCKETS } from "../../infra/local/objects/server";
import { initialsOf } from "../../shared/avatars";
import { avatarPath } from "../../shared/people";
import { TEST_SITE, withBuckets } from "../support/buckets";
import { photograph, plain, svg } from "../support/pictures";
import { processorTime } from "../support/processor-time";
import { withTable } from "../support/table";

withTable();
withBuckets();

let people = 0;
const somebody = async () => {
  const username = `nora-${++people}`;
  return Users.register({ provider: "google", subject: username, username, displayName: "Nora Hale" });
};

const accountOf = async (userId: string) => (await getItem<Item>({ pk: `U#${userId}`, sk: "N" })) as never;

const created = async (person: Actor) => listener.onChange([{ after: await accountOf(person.userId) }]);

const shownTo = async ({ userId }: Actor) => Buckets.read(BUCKETS.avatars, avatarPath(userId).slice(1));

const eventFor = (...keys: string[]) =>
  ({ Records: keys.map((key) => ({ s3: { object: { key: encodeURIComponent(key) } } })) }) as never;

/** A picture in the incoming bucket, as if its form had been taken. */
async function sent(person: Actor, bytes: Uint8Array) {
  const { version } = Avatars.offerUpload(person, "image/png");
  const upload = { userId: person.userId, version };
  await Buckets.write(BUCKETS.incoming, uploadKey(upload), { body: bytes, type: "image/png" });
  return { upload, arrives: () => handler(eventFor(uploadKey(upload))) };
}

const stillIncoming = (key: string) => Buckets.read(BUCKETS.incoming, key);

test("a new person's avatar address answers with a drawn default", async () => {
  const nora = await somebody();
  await created(nora);
  const shown = await shownTo(nora);
  expect(shown?.type).toBe("image/svg+xml");
  expect(Buffer.from(shown!.body).toString()).toContain(`>${initialsOf(nora.username)}</text>`);
});

test("a picture that was sent is shown as a small WebP, and nothing of it stays behind", async () => {
  const nora = await somebody();
  await created(nora);
  const { upload, arrives } = await sent(nora, await photograph());
  expect(await processorTime(arrives)).toBeLessThan(5000);
  const shown = await shownTo(nora);
  expect(shown?.type).toBe("image/webp");
  expect(shown?.body.length).toBeLessThan(30_000);
  expect(await Users.getOwn(nora)).toMatchObject({ avatarVersion: upload.version, hasPicture: true });
  expect(await stillIncoming(uploadKey(upload))).toBeUndefined();
});

test("what is not a picture leaves the avatar, tells its sender and goes", async () => {
  const nora = await somebody();
  const picture = await sent(nora, await plain("png"));
  await picture.arrives();
  const before = await shownTo(nora);
  for (const bytes of [svg(), Buffer.alloc(0), Buffer.alloc(2 * 2 ** 20 + 1, 1)]) {
    const { upload, arrives } = await sent(nora, bytes);
    await arrives();
    expect(await shownTo(nora)).toEqual(before);
    expect(await Users.getOwn(nora)).toMatchObject({
      avatarVersion: picture.upload.version,
      avatarRefused: upload.version,
    });
    expect(await stillIncoming(uploadKey(upload))).toBeUndefined();
  }
});

test("a picture of more than 2 MiB is refused even if the policy was got round", async () => {
  const nora = await somebody();
  const picture = await plain("png");
  const { arrives } = await sent(nora, Buffer.concat([picture, Buffer.alloc(2 ** 21 + 1 - picture.length)]));
  await arrives();
  expect((await Users.getOwn(nora)).hasPicture).toBe(false);
});

test("the picture chosen last wins, whichever arrives first", async () => {
  const nora = await somebody();
  const older = await sent(nora, await plain("png", undefined, "#ff0000"));
  const newer = await sent(nora, await plain("png", undefined, "#0000ff"));
  await newer.arrives();
  const shown = await shownTo(nora);
  await older.arrives();
  expect(await shownTo(nora)).toEqual(shown);
  expect((await Users.getOwn(nora)).avatarVersion).toBe(newer.upload.version);
  expect(await stillIncoming(uploadKey(older.upload))).toBeUndefined();
  expect(await stillIncoming(finishedKey(older.upload))).toBeUndefined();
});

test("of many pictures that arrive at once the newest stays", async () => {
  const nora = await somebody();
  const pictures = [];
  for (const colour of ["#111111", "#333333", "#555555", "#777777", "#999999", "#bbbbbb"]) {
    pictures.push(await sent(nora, await plain("png", undefined, colour)));
  }
  await Promise.all(pictures.map(({ arrives }) => arrives()));
  const newest = pictures.at(-1)!;
  expect((await Users.getOwn(nora)).avatarVersion).toBe(newest.upload.version);
  expect(await shownTo(nora)).toEqual(await stillIncoming(finishedKey(newest.upload)));
});

test("a choice is told once its picture stands at the address, so that no older one is kept under its version", async () => {
  const nora = await somebody();
  const { upload, arrives } = await sent(nora, await plain("png"));
  // Stopped between the choice and the picture.
  await Users.choosePicture(nora.userId, { version: upload.version, isDrawn: false });
  expect(await Users.getOwn(nora)).not.toHaveProperty("avatarVersion", upload.version);
  await arrives();
  expect((await Users.getOwn(nora)).avatarVersion).toBe(upload.version);
  expect((await shownTo(nora))?.type).toBe("image/webp");
});

test("the same event twice changes nothing", async () => {
  const nora = await somebody();
  const { upload, arrives } = await sent(nora, await plain("png"));
  await arrives();
  const shown = await shownTo(nora);
  await arrives();
  expect(await shownTo(nora)).toEqual(shown);
  expect((await Users.getOwn(nora)).avatarVersion).toBe(upload.version);
});

test("a removed picture gives way to the drawn default, and one sent before does not come back", async () => {
  const nora = await somebody();
  const first = await sent(nora, await plain("png"));
  const late = await sent(nora, await plain("png"));
  await first.arrives();
  await Avatars.remove(nora);
  expect((await shownTo(nora))?.type).toBe("image/svg+xml");
  await late.arrives();
  expect((await shownTo(nora))?.type).toBe("image/svg+xml");
  const own = await Users.getOwn(nora);
  expect(own.hasPicture).toBe(false);
  expect(own.avatarVersion! > late.upload.version).toBe(true);
});

test("a new username redraws the default and leaves a picture alone", async () => {
  const [drawn, pictured] = [await somebody(), await somebody()];
  await (await sent(pictured, await plain("png"))).arrives();
  for (const person of [drawn, pictured]) {
    await created(person);
    const before = await accountOf(person.userId);
    await updateItem({ pk: `U#${person.userId}`, sk: "N" }, { set: { username: "zoe-quill" } });
    await listener.onChange([{ before, after: await accountOf(person.userId) }]);
  }
  expect(Buffer.from((await shownTo(drawn))!.body).toString()).toContain(">ZQ</text>");
  expect((await shownTo(pictured))?.type).toBe("image/webp");
});

test("a picture of somebody who is being erased is dropped, and the address shows nothing", async () => {
  const nora = await somebody();
  await created(nora);
  const { upload, arrives } = await sent(nora, await plain("png"));
  const before = await accountOf(nora.userId);
  await updateItem({ pk: `U#${nora.userId}`, sk: "N" }, { set: { erasedAt: Date.now() } });
  await listener.onChange([{ before, after: await accountOf(nora.userId) }]);
  await arrives();
  expect(await shownTo(nora)).toBeUndefined();
  expect(await stillIncoming(uploadKey(upload))).toBeUndefined();
  expect(await stillIncoming(finishedKey(upload))).toBeUndefined();
});

test("objects that are no uploads are left alone", async () => {
  const stranger = `uploads/${newId()}/../${newId()}`;
  await handler(eventFor("finished/a/b", "uploads/", stranger));
});

/** Posts a picture as a browser does. */
async function posted(person: Actor, bytes: Uint8Array, { type = "image/png", change = {} } = {}) {
  const { url, fields } = Avatars.offerUpload(person, "image/png");
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, "content-type": type, ...change })) form.set(name, value);
  form.set("file", new Blob([bytes as BlobPart], { type }), "me.png");
  return fetch(url, { method: "POST", headers: { origin: TEST_SITE }, body: form });
}

test("a form sent with its ticket is taken; another size, type, key or policy is not", async () => {
  const nora = await somebody();
  const mark = await somebody();
  const picture = await plain("png");
  const statuses = async (...answers: Promise<Response>[]) => (await Promise.all(answers)).map(({ status }) => status);
  expect((await posted(nora, picture)).status).toBe(204);
  expect(
    await statuses(
      posted(nora, Buffer.alloc(2 ** 21 + 1)),
      posted(nora, Buffer.alloc(0)),
      posted(nora, picture, { type: "image/svg+xml" }),
      posted(nora, picture, { change: { key: uploadKey({ userId: mark.userId, version: newId() }) } }),
      posted(nora, picture, { change: { "x-amz-meta-more": "1" } }),
      posted(nora, picture, { change: { policy: Buffer.from(`{"conditions":[]}`).toString("base64") } }),
    ),
  ).toEqual([400, 400, 403, 403, 403, 403]);
});
