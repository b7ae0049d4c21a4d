import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** Goes with every page as it opens, which costs a quarter of what putting it in afterwards does. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Finding = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] };

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const WIDTHS = [360, 1280];
/** Each look at a page takes a quarter of a second: all four are taken by `npm run test:axe`. */
const isThorough = process.env.AXE === "thorough";

/** A bar that stays while one scrolls covers now this, now that: one scrolls on. */
const isScrolledUnder = (id: string, { failureSummary }: Finding["nodes"][number]) =>
  id === "target-size" && /partially obscured/.test(failureSummary ?? "");

async function findings(page: Page, options: object): Promise<string[]> {
  const found = await page.evaluate(async (options) => {
    const { axe } = window as unknown as {
      axe: { run: (on: object, options: object) => Promise<{ violations: Finding[] }> };
    };
    return (await axe.run(document, options)).violations;
  }, options);
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => !isScrolledUnder(id, node))
      .map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/**
 * What axe finds on a page as it stands, on a phone and on a desk, by day and at dusk. Only colours differ between the
 * two, so at dusk only these are looked at again.
 */
export async function violations(page: Page): Promise<string[]> {
  const all: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      // Otherwise the whole of a phone's page by day, and the colours of a desk's at dusk.
      if (!isThorough && (width === 360) !== (colorScheme === "light")) continue;
      await page.emulateMedia({ colorScheme });
      const runOnly =
        colorScheme === "light"
          ? { type: "tag", values: WCAG }
          : { type: "rule", values: ["color-contrast", "link-in-text-block"] };
      const found = await findings(page, { runOnly, resultTypes: ["violations"] });
      all.push(...found.map((one) => `${width} px, ${colorScheme}: ${one}`));
    }
  }
  return all;
}
