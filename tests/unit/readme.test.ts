import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const readme = readFileSync("README.md", "utf8");
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

const section = (title: string) => readme.split(new RegExp(`^#+ ${title}$`, "m"))[1]?.split(/^#+ /m)[0] ?? "";

/** The functions that the table of access patterns names: `Rooms.get` is exported by functions/rooms. */
const named = [...section("Access patterns").matchAll(/`([A-Z]\w+)\.(\w+)`/g)].map(([, module, name]) => ({
  module: module!.toLowerCase(),
  name: name!,
}));

test("every script is told of, and no other", () => {
  const told = [...section("Commands").matchAll(/`npm (?:run )?([\w:-]+)[^`]*` \|/g)].map(([, name]) => name!);
  expect(told.sort()).toEqual(Object.keys(manifest.scripts).sort());
});

test("whoever answers an access pattern stands at the module's front door", () => {
  expect(named.length).toBeGreaterThan(15);
  const missing = named.filter(({ module, name }) => {
    const front = readFileSync(`functions/${module}/index.ts`, "utf8");
    return !new RegExp(`\\b${name}\\b`).test(front);
  });
  expect(missing).toEqual([]);
});

test("every access pattern of the code has its row", () => {
  const inCode = globSync("functions/**/*.ts").flatMap((path) =>
    [
      ...readFileSync(path, "utf8").matchAll(
        /Access pattern:[\s\S]*?\*\/\s*export (?:const|async function|function) (\w+)/g,
      ),
    ].map(([, name]) => ({ module: path.split("/")[1]!, name: name! })),
  );
  expect(inCode.length).toBeGreaterThan(15);
  const isNamed = (one: { module: string; name: string }) =>
    named.some(({ module, name }) => module === one.module && name === one.name);
  // The participants' query is part of a room's page, which asks it beside its own.
  const parts = ["queryParticipants"];
  expect(inCode.filter((one) => !isNamed(one) && !parts.includes(one.name))).toEqual([]);
});

test("what the README links to is there, and so are the sections that the code points at", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, path]) => path!);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
  const sections = ["The house", "The table", "What each action may cost", "On which systems it runs"];
  expect(sections.filter((title) => section(title) === "")).toEqual([]);
});
