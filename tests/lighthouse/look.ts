import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "../support/chromium";

// 176 MB, so nobody installs it who does not ask for it.
const LIGHTHOUSE = "lighthouse@13.5.0";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
type Category = (typeof CATEGORIES)[number];

export type Found = { scores: Record<Category, number>; lcp: number; tbt: number; cls: number; missed: string[] };

type Report = {
  categories: Record<Category, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { id: string; title: string; score: number | null; numericValue: number }>;
};

/** One run on one page. `missed` names what kept a category from being full, performance aside. */
export async function look(address: string): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const file = join(folder, "report.json");
  const { executablePath, env } = await chromium();
  const settings = [
    address,
    "--quiet",
    "--output=json",
    `--output-path=${file}`,
    `--only-categories=${CATEGORIES.join()}`,
    "--form-factor=mobile",
    "--throttling-method=simulate",
    "--chrome-flags=--headless=shell --no-sandbox --disable-gpu",
  ];
  try {
    await promisify(execFile)("npm", ["exec", "--yes", `--package=${LIGHTHOUSE}`, "--", "lighthouse", ...settings], {
      env: { ...env, CHROME_PATH: executablePath },
      maxBuffer: 64 * 1024 * 1024,
    });
    return foundIn(JSON.parse(readFileSync(file, "utf8")) as Report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function foundIn({ categories, audits }: Report): Found {
  const missed = CATEGORIES.filter((category) => category !== "performance").flatMap((category) =>
    categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id]!.score !== null && audits[id]!.score! < 1)
      .map(({ id }) => `${id} (${audits[id]!.title})`),
  );
  return {
    scores: Object.fromEntries(CATEGORIES.map((one) => [one, categories[one].score])) as Found["scores"],
    lcp: audits["largest-contentful-paint"]!.numericValue,
    tbt: audits["total-blocking-time"]!.numericValue,
    cls: audits["cumulative-layout-shift"]!.numericValue,
    missed,
  };
}
