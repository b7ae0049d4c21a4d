import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { costTable, monthlyCosts } from "../../infra/deployment/costs";
import { PARAMETERS, SHAPE_SETTINGS } from "../../infra/settings";

const text = readFileSync("docs/deploy.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const alarms = [...readFileSync("infra/cloud/alarms.ts", "utf8").matchAll(/^ {6}([A-Z]\w+): \{$/gm)].map(
  ([, name]) => name!,
);

const headings = [...text.matchAll(/^#{1,4} (.+)$/gm)].map(([, heading]) => heading!);
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");

test("every alarm has its part, under its own name", () => {
  expect(alarms).toHaveLength(9);
  for (const alarm of alarms) expect(headings).toContain(alarm);
});

test("the table of costs is what the command prints", () => {
  expect(text).toContain(costTable([0, 1000, 100_000, 1_000_000]));
});

test("nobody coming costs next to nothing, and twice as many people never cost less", () => {
  expect(monthlyCosts(0).total).toBeLessThan(0.05);
  for (const people of [10, 1000, 60_000, 1_000_000]) {
    expect(monthlyCosts(people * 2).total).toBeGreaterThan(monthlyCosts(people).total);
  }
});

test("every command that is named exists, and every link within leads somewhere", () => {
  const named = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, script]) => script!);
  expect([...new Set(named)].filter((script) => !scripts[script])).toEqual([]);
  const anchors = headings.map(anchorOf);
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
  expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});

test("every file that is named exists", () => {
  const files = [...text.matchAll(/`((?:infra|tests)\/[\w./-]+\.ts)`/g)].map(([, path]) => path!);
  expect(files.length).toBeGreaterThan(3);
  for (const path of files) expect(() => readFileSync(path)).not.toThrow();
});

test("everything that an owner can settle is told of", () => {
  for (const name of Object.keys(SHAPE_SETTINGS)) if (name !== "staging") expect(text).toContain(`\`shape/${name}\``);
  const owners = Object.entries(PARAMETERS).filter(([path, { made }]) => !made && !path.includes("/"));
  for (const [path] of owners) expect(text).toContain(`\`${path}\``);
});
