import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { GUARDS } from "../guards/guards";

/** `npm run test:guards` breaks each of them and runs the tests that must notice. Here: that it still can. */
test("each guard on the list stands where the list says, once", () => {
  const missing = GUARDS.filter(({ file, find }) => readFileSync(file, "utf8").split(find).length !== 2);
  expect(missing.map(({ name, file }) => `${name}: ${file}`)).toEqual([]);
});

test("the tests that must notice a broken guard are there", () => {
  expect(GUARDS.flatMap(({ tests }) => tests).filter((path) => !existsSync(path))).toEqual([]);
  expect(GUARDS.length).toBeGreaterThanOrEqual(20);
});
