import type { Browser, Page } from "playwright-core";

type Watched = { cls: number; blocked: number; slowest: number; act: string; backwards: number };
type Reading = { ids(): string[]; count(): number; hold(): number; letGo(): number; rest(): Promise<void> };
type Inside = typeof globalThis & { watched: Watched; reading: Reading };

const WINDOW = { viewport: { width: 1280, height: 860 } };
/** One turn of a wheel, in pixels. */
const TURN = 700;
/** Nobody turns so often. */
const MOST_TURNS = 3_000;

/** Somebody who opens a long room at its end and reads back to its beginning. */
export async function openReader(browser: Browser, address: string, cpu: number) {
  const page = await (await browser.newContext(WINDOW)).newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.addInitScript({ path: "tests/bench/long-room/watch.js" });
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  if (cpu > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await page.goto(address);
  await page.locator(".talk article").first().waitFor();
  await page.waitForLoadState("networkidle");

  const rest = () => page.evaluate(() => (globalThis as Inside).reading.rest());
  return {
    faults,
    rest,
    page,
    /** Reads back to the beginning. Answers by how much what one reads jumped at most, in pixels. */
    toStart: () => readBack(page, rest),
    toEnd: async () => {
      await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }));
      await rest();
    },
    ids: () => page.evaluate(() => (globalThis as Inside).reading.ids()),
    watched: () => page.evaluate(() => (globalThis as Inside).watched),
    forget: () => page.evaluate(() => void Object.assign((globalThis as Inside).watched, { slowest: 0, blocked: 0 })),
    /** Bytes of the heap after a collection. */
    heap: async () => {
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Runtime.getHeapUsage")).usedSize;
    },
  };
}

const isAtStart = (page: Page) =>
  page.evaluate(() => scrollY === 0 && !document.querySelector(".talk > .older button"));

async function readBack(page: Page, rest: () => Promise<void>) {
  let jump = 0;
  await page.mouse.move(640, 430);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const y = await page.evaluate(() => (globalThis as Inside).reading.hold());
    await page.mouse.wheel(0, -TURN);
    await rest();
    const moved = await page.evaluate(() => (globalThis as Inside).reading.letGo());
    if (await isAtStart(page)) return jump;
    // Near the top one goes less far, until more is there.
    if (y >= TURN) jump = Math.max(jump, Math.abs(moved - TURN));
  }
  throw new Error("The beginning of the room never came.");
}
