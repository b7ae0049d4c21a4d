import { expect, test } from "vitest";
import { portFrom } from "../../infra/local/ports";

test("8080 unless PORT names another", () => {
  expect([portFrom(undefined), portFrom("3000"), portFrom("0")]).toEqual([8080, 3000, 0]);
});

test.each(["eighty", "-1", "70000", "80.5", " "])("%j is no port", (text) => {
  expect(() => portFrom(text)).toThrow(`PORT is "${text}", which is no port.`);
});
