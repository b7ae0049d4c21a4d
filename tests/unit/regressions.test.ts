import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REGRESSIONS } from "../regressions/list";

test.each(REGRESSIONS)("$name: its text stands once, and its tests are there", ({ file, find, put, tests }) => {
  expect(readFileSync(file, "utf8").split(find).length - 1).toBe(1);
  expect(put).not.toBe(find);
  expect(tests.filter((path) => !existsSync(path))).toEqual([]);
});
