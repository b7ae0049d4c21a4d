import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { chromium } from "./chromium";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--headless=shell",
  "--disable-background-networking",
  // No test needs the network, so none can come to depend on it.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** A page with everything that its console, its scripts or its content security policy complained about. */
export type Visit = { page: Page; complaints: string[] };

/**
 * Gives the tests of one file a browser. `visit` opens an empty page in a context of its own, so two visits are two people;
 * all are closed at the end.
 */
export function withBrowser() {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  return {
    async visit(options: BrowserContextOptions = {}): Promise<Visit> {
      const context = await browser!.newContext(options);
      const page = await context.newPage();
      return { page, complaints: listen(page) };
    },
  };
}

export const launch = async () => playwright.launch({ ...(await chromium()), args: ARGUMENTS });

function listen(page: Page) {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}
