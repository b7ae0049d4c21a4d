import { globSync, readFileSync } from "node:fs";
import { dirname, normalize } from "node:path";
import { expect, test } from "vitest";

/**
 * Who may import whom: README.md, "The house". A rule says for the files of one place which of the project's own files
 * and which packages they may import.
 */
const ENTRIES = ["api", "table-changed", "walk", "avatar-uploaded", "every-few-minutes", "live"];
const CONTRACT_PACKAGES = ["valibot"];
const LAMBDA_PACKAGES = /^(hono|hono-openapi|aws-lambda|@hono\/)/;

type Import = { from: string; to: string; line: string };

const sources = ["shared", "functions", "infra", "web"].flatMap((root) =>
  globSync(`${root}/**/*.{ts,tsx}`).map((path) => path.replaceAll("\\", "/")),
);

const IMPORT =
  /^(?:import|export)\s+(?:[\w*{}$,\s]+?\s+from\s+)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/gm;

const importsOf = (from: string): Import[] =>
  [...readFileSync(from, "utf8").matchAll(IMPORT)].map((match) => {
    const target = (match[1] ?? match[2])!;
    const to = target.startsWith(".") ? normalize(`${dirname(from)}/${target}`).replaceAll("\\", "/") : target;
    return { from, to, line: match[0].trim() };
  });

const imports = sources.flatMap(importsOf);
const moduleOf = (path: string) => path.split("/")[1]!;
const isPackage = (to: string) => !/^(shared|functions|infra|web|tests)(\/|$)/.test(to);
const isFrontDoor = (to: string) => /^functions\/[^/]+(\/index)?$/.test(to);

const broken = (allowed: (one: Import) => boolean) => (one: Import) => !allowed(one);
const show = ({ from, to }: Import) => `${from} -> ${to}`;

test("the contract imports nothing of the project", () => {
  const allowed = ({ to }: Import) => to.startsWith("shared/") || CONTRACT_PACKAGES.includes(to);
  expect(
    imports
      .filter(({ from }) => from.startsWith("shared/"))
      .filter(broken(allowed))
      .map(show),
  ).toEqual([]);
});

test("a domain module imports the contract, the table and other modules' front doors, never the web framework", () => {
  const inModule = ({ from }: Import) => from.startsWith("functions/") && !ENTRIES.includes(moduleOf(from));
  const allowed = ({ from, to }: Import) =>
    isPackage(to)
      ? !LAMBDA_PACKAGES.test(to)
      : to.startsWith("shared/") ||
        moduleOf(to) === moduleOf(from) ||
        (isFrontDoor(to) && !ENTRIES.includes(moduleOf(to)));
  expect(imports.filter(inModule).filter(broken(allowed)).map(show)).toEqual([]);
});

test("the table knows no module", () => {
  const allowed = ({ to }: Import) => isPackage(to) || to.startsWith("shared/") || to.startsWith("functions/table/");
  expect(
    imports
      .filter(({ from }) => from.startsWith("functions/table/"))
      .filter(broken(allowed))
      .map(show),
  ).toEqual([]);
});

test("the table's schema imports nothing at all", () => {
  expect(importsOf("functions/table/schema.ts").map(show)).toEqual([]);
});

test("a function's entry imports modules by their front doors, the contract and its own files", () => {
  const inEntry = ({ from }: Import) => from.startsWith("functions/") && ENTRIES.includes(moduleOf(from));
  const allowed = ({ from, to }: Import) =>
    isPackage(to) || to.startsWith("shared/") || moduleOf(to) === moduleOf(from) || isFrontDoor(to);
  expect(imports.filter(inEntry).filter(broken(allowed)).map(show)).toEqual([]);
});

test("the site imports the contract, and of the functions only the API's type", () => {
  const allowed = ({ from, to, line }: Import) =>
    isPackage(to) ||
    to.startsWith("web/") ||
    to.startsWith("shared/") ||
    (from === "web/api/client.ts" && to === "functions/api/app" && line.startsWith("import type"));
  expect(
    imports
      .filter(({ from }) => from.startsWith("web/"))
      .filter(broken(allowed))
      .map(show),
  ).toEqual([]);
});

test("the site's primitives know no feature and fetch nothing", () => {
  const allowed = ({ to }: Import) => to.startsWith("web/ui/") || to.startsWith("shared/") || isPackage(to);
  const inUi = imports.filter(({ from }) => from.startsWith("web/ui/"));
  expect(inUi.filter(broken(allowed)).map(show)).toEqual([]);
  const fetching = sources.filter((path) => path.startsWith("web/ui/") && /\bfetch\(/.test(readFileSync(path, "utf8")));
  expect(fetching).toEqual([]);
});

test("cloud infrastructure imports of the functions only the schema", () => {
  const allowed = ({ to }: Import) =>
    isPackage(to) || to.startsWith("infra/") || to.startsWith("shared/") || to === "functions/table/schema";
  expect(
    imports
      .filter(({ from }) => from.startsWith("infra/cloud/"))
      .filter(broken(allowed))
      .map(show),
  ).toEqual([]);
});

test("no function scans the table", () => {
  const scanning = sources.filter(
    (path) => path.startsWith("functions/") && /\bScanCommand\b|paginateScan/.test(readFileSync(path, "utf8")),
  );
  expect(scanning).toEqual([]);
});
