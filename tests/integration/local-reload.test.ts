import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestStack } from "../support/stack";
import { temporaryFolder } from "../support/table";

// A clone of our own, since what is watched here is changed.
const clone = temporaryFolder();
for (const part of ["functions", "infra", "shared", "web", "package.json", "tsconfig.json"]) {
  cpSync(part, join(clone.path, part), { recursive: true });
}
symlinkSync(resolve("node_modules"), join(clone.path, "node_modules"));

const stack = new TestStack({ clone: clone.path, arguments: ["--empty"] });
beforeAll(() => stack.start(), 120_000);
afterAll(async () => {
  await stack.remove();
  clone.remove();
});

const text = async (path: string) => (await stack.request(path)).text();

function change(path: string, from: string, to: string) {
  const file = join(clone.path, path);
  const before = readFileSync(file, "utf8");
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
}

test("a change in the site shows, and open pages are told to load again", async () => {
  const index = await text("/");
  expect(index).toContain('<script src="/_local/reload.js" defer></script>');
  expect(index).toContain(`content="${stack.running.origin}/share.png"`);
  expect((await stack.request("/_local/reload.js")).headers.get("content-type")).toBe("text/javascript");
  const { version } = JSON.parse(await text("/_local/version")) as { version: string };
  const told = text(`/_local/version?after=${version}`);
  change("web/index.html", "</title>", " anew</title>");
  await expect.poll(() => text("/"), { timeout: 30_000 }).toContain("anew</title>");
  expect((JSON.parse(await told) as { version: string }).version).not.toBe(version);
}, 60_000);

test("a change in a function answers without a restart, and a mistake leaves what ran before", async () => {
  change("functions/api/routes/site.ts", 'status: "ok" as const', 'status: "ok" as const, changed: true');
  await expect.poll(() => text("/api/health"), { timeout: 30_000 }).toContain("changed");
  change("functions/api/routes/site.ts", "changed: true", "changed: (");
  await expect.poll(() => stack.output, { timeout: 30_000 }).toContain("functions/api/routes/site.ts:");
  expect(await text("/api/health")).toContain("changed");
}, 60_000);
