import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { disconnect } from "../../../functions/table";
import { importRooms } from "../../../infra/data/importer";
import { launch } from "../../support/browser";
import { TestStack } from "../../support/stack";
import { openReader } from "./reader";
import { longRoom } from "./room";

/**
 * A room of 883 messages, read from its end to its beginning three times: whether every message comes once and in order,
 * whether what one reads ever jumps, what the heap keeps, and how long an act waits with all of them on the page.
 * `npm run bench:long-room -- --cpu 4`; `--room URL` reads a room of another running stack. Exits 1 over a limit.
 */
const { values } = parseArgs({ options: { cpu: { type: "string", default: "4" }, room: { type: "string" } } });
const MESSAGES = 883;
const PASSES = 3;
const MB = 1e6;

await using place = values.room ? { address: values.room, [Symbol.asyncDispose]: async () => {} } : await aLongRoom();
const browser = await launch();
try {
  const rows = [...(await read(place.address)), ...(await write(place.address))];
  console.table(rows);
  mkdirSync(".local/bench", { recursive: true });
  writeFileSync(".local/bench/long-room.json", `${JSON.stringify({ cpu: Number(values.cpu), rows }, null, 2)}\n`);
  if (rows.some(({ measured, most }) => measured > most)) process.exitCode = 1;
} finally {
  await browser.close();
}

async function aLongRoom() {
  const stack = new TestStack({ environment: { STREAM: "off" } });
  await stack.start();
  const before = { ...process.env };
  Object.assign(process.env, stack.running.environment);
  const { latest } = await importRooms(() => longRoom(MESSAGES));
  disconnect();
  process.env = before;
  return { address: `${stack.origin}/rooms/${latest[0]}`, [Symbol.asyncDispose]: () => stack.remove() };
}

/** Every id of the room's messages, as the API tells them. */
async function idsOf(address: string) {
  const { origin, pathname } = new URL(address);
  const ids: string[] = [];
  for (let query = "?limit=50"; query; ) {
    const answer = await fetch(`${origin}/api${pathname}/messages${query}`);
    const { items, next } = (await answer.json()) as { items: { id: string }[]; next: string | null };
    ids.unshift(...items.map(({ id }) => id));
    query = next ? `?limit=50&cursor=${encodeURIComponent(next)}` : "";
  }
  return ids;
}

async function read(address: string) {
  const ids = await idsOf(address);
  const reader = await openReader(browser, address, 1);
  const heaps = [await reader.heap()];
  const { cls } = await reader.watched();
  let jump = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    jump = Math.max(jump, await reader.toStart());
    const shown = await reader.ids();
    if (shown.join() !== ids.join()) throw new Error(`Of ${ids.length} messages ${shown.length} stand there.`);
    await reader.toEnd();
    heaps.push(await reader.heap());
  }
  const { backwards } = await reader.watched();
  console.log(
    `${ids.length} messages. The heap after each pass, in MB: ${heaps.map((heap) => (heap / MB).toFixed(1)).join(", ")}.`,
  );
  await reader.page.context().close();
  return [
    { what: "faults of the page", measured: reader.faults.length, most: 0 },
    { what: "jump while reading, px", measured: Math.round(jump), most: 2 },
    { what: "jump within a frame, px", measured: Math.round(backwards), most: 2 },
    { what: "layout shift on opening", measured: Math.round(cls * 1e4) / 1e4, most: 0.02 },
    { what: "heap kept, MB", measured: Math.round((heaps.at(-1)! - heaps[0]!) / 1e5) / 10, most: 5 },
  ];
}

/** With all of them on the page, and a slowed processor. */
async function write(address: string) {
  const reader = await openReader(browser, address, Number(values.cpu));
  console.log(`The longest task while it opens: ${(await reader.watched()).blocked} ms.`);
  await reader.forget();
  await reader.toStart();
  const reading = await reader.watched();
  await reader.forget();
  const field = reader.page.locator(".composer textarea");
  await field.click();
  await field.pressSequentially("Written with all of them there.", { delay: 60 });
  await reader.page.locator(".talk .icon").last().click();
  await reader.rest();
  const { slowest, act } = await reader.watched();
  await reader.page.context().close();
  return [
    {
      what: `longest task while reading, ms, processor slowed ${values.cpu} times`,
      measured: reading.blocked,
      most: 100,
    },
    { what: `slowest act, ms (${act})`, measured: slowest, most: 100 },
  ];
}
