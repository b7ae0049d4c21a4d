import { cpSync, existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import * as Buckets from "../../functions/buckets";
import * as Community from "../../functions/community";
import * as Messages from "../../functions/messages";
import * as Reports from "../../functions/reports";
import * as Rooms from "../../functions/rooms";
import { transact } from "../../functions/table";
import * as Users from "../../functions/users";
import { exportTo } from "../../infra/data/archive/export";
import { fromLine, toLine } from "../../infra/data/archive/lines";
import { restoreFrom } from "../../infra/data/archive/restore";
import { repair } from "../../infra/data/repair";
import { BUCKETS } from "../../infra/local/objects/server";
import { withBuckets } from "../support/buckets";
import { openRoom, say, unique } from "../support/community";
import { dumpTable, emptyTable } from "../support/dump";
import { withStream } from "../support/stream";
import { temporaryFolder, withTable } from "../support/table";

withTable();
withBuckets();
const stream = withStream();

const quietly = () => {};
let folders: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  await empty();
  folders = temporaryFolder();
  return () => folders.remove();
});

async function empty() {
  await emptyTable();
  await stream.take();
  await Buckets.removeAll(BUCKETS.avatars, "avatars/");
}

const place = (name: string) => join(folders.path, name);

/** Every file below a folder with its bytes. */
const filesIn = (folder: string) =>
  Object.fromEntries(
    globSync("**/*", { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), "base64")]),
  );

/** People who talk in many scripts, take things back and show their faces. */
async function someCommunity() {
  const people = await Promise.all(
    Array.from({ length: 4 }, () =>
      Users.register({
        provider: "github",
        subject: unique("subject"),
        username: unique("p").replace(/\W/g, "-").toLowerCase(),
        displayName: "Ines Ωmega",
      }),
    ),
  );
  for (const [index, host] of people.entries()) {
    const room = await openRoom(host, { description: `Why\u2028not? ${index}`, topic: `Topic ${index % 3}` });
    for (const person of people) await say(person, room.id, `${"🌾".repeat(200)} said by ${person.username}`);
    const last = await say(host, room.id);
    if (index === 0) await Messages.remove(host, room.id, last.id);
    if (index === 1) await Rooms.remove(host, room.id);
  }
  await transact(await Users.banning(people[3]!, { by: people[0]!, reason: "Loud", hidePosts: false }));
  await Reports.open(people[1]!, { kind: "person", about: people[2]!, text: "" }, "Rude");
  await stream.drain();
  await Buckets.write(BUCKETS.avatars, `avatars/${people[0]!.userId}`, {
    body: Buffer.from("WebP"),
    type: "image/webp",
  });
  await Users.choosePicture(people[0]!.userId, { version: "01JZ0000000000000000000000", isDrawn: false });
  await Community.offerOwnership();
  await stream.drain();
  return people;
}

test("what was exported, put back into an empty community and exported again is the same to the byte", async () => {
  const people = await someCommunity();
  const first = await exportTo(place("first"), quietly);
  expect(first.items).toBeGreaterThan(40);
  expect(first.pictures).toBe(people.length);
  await empty();
  await restoreFrom(place("first"), quietly);
  await stream.drain();
  await exportTo(place("second"), quietly);
  expect(filesIn(place("second"))).toEqual(filesIn(place("first")));
});

test("what the stream derives is not in an export, and is all there once it was put back", async () => {
  await someCommunity();
  const before = await dumpTable();
  await exportTo(place("all"), quietly);
  const lines = readFileSync(join(place("all"), "items.jsonl"), "utf8");
  expect(lines).not.toMatch(/"sk":\{"S":"(SESS#|L#(?!messages)|[SQW]#)/);
  expect(lines).not.toContain("ownerLink");
  await empty();
  await restoreFrom(place("all"), quietly);
  await stream.drain();
  const kept = ({ pk, sk }: { pk: string; sk: string }) => !/^(SESS|L|W)#/.test(sk) && pk !== "COMMUNITY";
  expect((await dumpTable()).filter(kept)).toEqual(before.filter(kept));
});

test("an export that was stopped goes on where it was, wherever that is", async () => {
  await someCommunity();
  await exportTo(place("whole"), quietly);
  for (const stopAt of [1, 3, 7, 12]) {
    let steps = 0;
    const stopping = () => {
      steps += 1;
      if (steps === stopAt) throw new Error("stopped");
    };
    await expect(exportTo(place(`stopped-${stopAt}`), stopping, { itemsARun: 10 })).rejects.toThrow("stopped");
    expect(existsSync(join(place(`stopped-${stopAt}`), "about.json"))).toBe(false);
    await exportTo(place(`stopped-${stopAt}`), quietly, { itemsARun: 10 });
    expect(filesIn(place(`stopped-${stopAt}`))).toEqual(filesIn(place("whole")));
  }
});

test("putting back that was stopped goes on where it was, and is over when it is over", async () => {
  await someCommunity();
  await exportTo(place("first"), quietly);
  await empty();
  let steps = 0;
  const stopping = () => {
    steps += 1;
    if (steps === 3) throw new Error("stopped");
  };
  await expect(restoreFrom(place("first"), stopping, { itemsANote: 10 })).rejects.toThrow("stopped");
  await restoreFrom(place("first"), quietly, { itemsANote: 10 });
  await stream.drain();
  await exportTo(place("second"), quietly);
  expect(filesIn(place("second"))).toEqual(filesIn(place("first")));
  await expect(restoreFrom(place("first"), quietly)).rejects.toThrow("not empty");
});

test("nothing is written over: a folder with something else in it, or a finished export", async () => {
  mkdirSync(place("mine"));
  writeFileSync(join(place("mine"), "diary.txt"), "");
  await expect(exportTo(place("mine"), quietly)).rejects.toThrow("is not empty");
  await exportTo(place("done"), quietly);
  await expect(exportTo(place("done"), quietly)).rejects.toThrow("finished export");
});

test("an archive that is not as it was written is refused before anything is put back", async () => {
  await someCommunity();
  await exportTo(place("first"), quietly);
  await empty();
  cpSync(place("first"), place("broken"), { recursive: true });
  const items = join(place("broken"), "items.jsonl");
  writeFileSync(items, readFileSync(items, "utf8").slice(0, -10));
  await expect(restoreFrom(place("broken"), quietly)).rejects.toThrow("not as it was written");
  expect(await dumpTable()).toEqual([]);
});

test("bytes, numbers, sets and lists come back as they were", () => {
  const item = {
    pk: { S: "X" },
    sk: { S: "N" },
    bytes: { B: Buffer.from([0, 255]) },
    number: { N: "12345678901234567890.5" },
    words: { SS: ["b", "a"] },
    list: { L: [{ M: { deep: { BOOL: true } } }, { NULL: true as const }] },
  };
  expect(fromLine(toLine(item))).toEqual({ ...item, words: { SS: ["a", "b"] } });
  expect(toLine(item).startsWith('{"Item":{"bytes":{"B":"AP8="}')).toBe(true);
});

test("repair brings back what the stream should have derived, and a second run changes nothing", async () => {
  await someCommunity();
  const right = await dumpTable();
  const derived = ({ sk }: { sk: string }) => sk === "PROFILE" || /^[SQW]#/.test(sk);
  await emptyTable();
  for (const item of right) if (!derived(item)) await put(item);
  await stream.take();
  expect(await repair(quietly)).toMatchObject({ failed: 0 });
  await stream.drain();
  const repaired = await dumpTable();
  expect(repaired.filter(({ sk }) => sk === "PROFILE")).toEqual(right.filter(({ sk }) => sk === "PROFILE"));
  expect(repaired.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual(right.map(({ pk, sk }) => `${pk} ${sk}`));
  await repair(quietly);
  await stream.drain();
  expect(await dumpTable()).toEqual(repaired);
});

const put = async (item: Awaited<ReturnType<typeof dumpTable>>[number]) =>
  (await import("../../functions/table")).putItem(item);
