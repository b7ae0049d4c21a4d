import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const text = readFileSync("docs/learn.md", "utf8");
const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => join("docs", path!));

/** The rows: what keeps a promise, and the test that proves it by its title. */
const rows = [...text.matchAll(/^\| (.+?) \| \[.+?\]\((.+?)\) \| \[.+?\]\((.+?)\): "(.+)" \|$/gm)].map(
  ([, promise, file, proof, title]) => ({
    promise: promise!,
    file: join("docs", file!),
    proof: join("docs", proof!),
    title: title!,
  }),
);

test("every link of docs/learn.md leads to something", () => {
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

test("every promise has a file that keeps it and a test of that very title", () => {
  const promised = text.match(/^\| (?!promise)[^-]/gm) ?? [];
  expect(rows.length).toBe(promised.length);
  expect(rows.length).toBeGreaterThan(40);
  const unproven = rows.filter(
    ({ proof, title }) => !existsSync(proof) || !readFileSync(proof, "utf8").includes(`"${title}"`),
  );
  expect(unproven).toEqual([]);
});
