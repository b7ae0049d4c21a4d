import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium as playwright } from "playwright-core";
import sharp from "sharp";
import { chromium } from "../../tests/support/chromium";
import type { Place } from "./places";

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const heightOf = (width: number) => (width < 600 ? 780 : 860);

export type Shot = { width: number; theme: Theme; place: Place; origin: string; cookie?: string };

export const openCamera = async (): Promise<Browser> =>
  playwright.launch({ ...(await chromium()), args: ["--no-sandbox", "--disable-gpu", "--headless=shell"] });

/** Takes one picture of one page, as WebP: a page is mostly paper, so it is small. */
export async function take(browser: Browser, shot: Shot, folder: string): Promise<string> {
  const { width, theme, place, origin, cookie } = shot;
  const context = await browser.newContext({
    viewport: { width, height: heightOf(width) },
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  try {
    if (cookie && place.as === "member") await context.addCookies([cookieOf(cookie)]);
    const page = await context.newPage();
    for (const [address, json] of Object.entries(place.answers ?? {}))
      await page.route(`**${address}`, (route) => route.fulfill({ json }));
    await page.goto(origin + place.path);
    await page.getByText(place.shows).first().waitFor({ state: "attached" });
    await page.waitForFunction(() => !document.querySelector("main .bone"));
    if (place.scroll === "top") await page.evaluate(() => scrollTo(0, 0));
    await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.loading === "lazy"));
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${place.name}-${width}-${theme}.webp`);
    await sharp(await page.screenshot())
      .webp({ quality: 40, effort: 6 })
      .toFile(file);
    return file;
  } finally {
    await context.close();
  }
}

const cookieOf = (header: string) => {
  const [name = "", ...value] = header.split("=");
  // A Secure cookie may only be set as if by https; it has no port.
  const url = "https://localhost";
  return { name, value: value.join("="), url, secure: true, httpOnly: true, sameSite: "Strict" as const };
};
