import type { Page } from "playwright-core";

export type Vitals = { lcp: number; cls: number; slowest: number; act: string };

/** Watches a page from its first moment: what is painted largest, what moves, and how long it takes to answer an act. */
export const watchVitals = (page: Page) => page.addInitScript({ path: "tests/bench/web/watch.js" });

export const readVitals = (page: Page) => page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);

export type Throttle = { cpu: number; latency: number; kilobits: number };

/** As Lighthouse slows a phone down: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md */
export async function throttle(page: Page, { cpu, latency, kilobits }: Throttle): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const throughput = (kilobits * 1024) / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
}
