import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { launch } from "../../support/browser";
import { type Loaded, startLoaded } from "../load/stack";
import { median } from "../statistics";
import { readVitals, throttle, watchVitals } from "./vitals";

/**
 * What a visitor's browser measures of the built site, on a slowed-down phone: when the largest part is painted, how much
 * moves after it was painted, and how long the slowest of some acts takes with 500 messages on the page. Medians.
 * `npm run bench:web -- --runs 5 --cpu 4 --latency 150 --kilobits 1638`
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    cpu: { type: "string", default: "4" },
    latency: { type: "string", default: "150" },
    kilobits: { type: "string", default: "1638" },
  },
});
const runs = Number(values.runs);
const slowed = { cpu: Number(values.cpu), latency: Number(values.latency), kilobits: Number(values.kilobits) };
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
const MESSAGES = [50, 500];

const loaded = await startLoaded(1500);
const browser = await launch();
try {
  report(await measure(browser, loaded));
} finally {
  await browser.close();
  await loaded.stack.remove();
}

async function measure(browser: Browser, { stack, town }: Loaded) {
  const at = (path: string) => `${stack.origin}${path}`;
  const room = at(`/rooms/${town.talked.id}`);
  const rows: Record<string, string | number>[] = [];
  for (const [page, address, then] of [
    ["home", at("/"), settle],
    ["a room", room, drawn],
  ] as const) {
    const seen = [];
    for (let run = 0; run < runs; run++) seen.push(await open(browser, address, then));
    rows.push({
      page,
      "LCP ms": Math.round(median(seen.map(({ lcp }) => lcp))),
      CLS: Math.round(median(seen.map(({ cls }) => cls)) * 1000) / 1000,
      "slowest act ms": "",
    });
  }
  for (const messages of MESSAGES) {
    const busy = [];
    for (let run = 0; run < runs; run++) busy.push(await open(browser, room, (page) => act(page, messages)));
    const slowest = median(busy.map(({ slowest }) => slowest));
    const which = busy.find((one) => one.slowest === slowest)!.act;
    rows.push({ page: `a room, ${messages} messages`, "LCP ms": "", CLS: "", "slowest act ms": slowest, act: which });
  }
  return rows;
}

async function open(browser: Browser, address: string, then: (page: Page) => Promise<void>) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await watchVitals(page);
    await throttle(page, slowed);
    await page.goto(address);
    await then(page);
    return await readVitals(page);
  } finally {
    await context.close();
  }
}

/** Waits until the page has what it came for and asks for nothing more. */
async function settle(page: Page) {
  await page.locator("main h1, main h2").first().waitFor();
  await page.waitForLoadState("networkidle");
}

/** Waits until the whole first page of a talk stands there, also what nobody sees yet. */
async function drawn(page: Page) {
  await settle(page);
  await page.locator(".talk article").nth(49).waitFor({ state: "attached" });
  await page.waitForTimeout(1_000);
}

/** Reads back until so many messages stand on the page, then writes and presses about. */
async function act(page: Page, messages: number) {
  await settle(page);
  const rows = page.locator(".talk article");
  while ((await rows.count()) < messages) {
    const before = await rows.count();
    await page.locator(".talk > .older").first().scrollIntoViewIfNeeded();
    await page.waitForFunction((count) => document.querySelectorAll(".talk article").length > count, before, {
      timeout: 60_000,
    });
  }
  // Only what is done with all of them on the page counts.
  await page.evaluate(() => Object.assign((window as unknown as { vitals: object }).vitals, { slowest: 0, act: "" }));
  const write = page.locator(".composer textarea");
  await write.scrollIntoViewIfNeeded();
  await write.tap();
  await write.pressSequentially("Written with all of them there.", { delay: 30 });
  await rows.nth(messages / 2).scrollIntoViewIfNeeded();
  await rows.nth(messages / 2).tap();
  // What was done last is told of in the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200))));
}

function report(rows: object[]) {
  console.log(
    `Medians of ${runs}: processor slowed ${slowed.cpu} times, ${slowed.latency} ms, ${slowed.kilobits} kbit/s.`,
  );
  console.table(rows);
  mkdirSync(".local/bench", { recursive: true });
  writeFileSync(".local/bench/web.json", `${JSON.stringify({ runs, ...slowed, rows }, null, 2)}\n`);
  console.log("As JSON: .local/bench/web.json");
}
