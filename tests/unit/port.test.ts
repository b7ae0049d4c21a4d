import { expect, test } from "vitest";
import { portFrom } from "../../infra/local/ports";

test("8080 unless PORT names another; 0 is any that is free", async () => {
  expect(await portFrom(undefined)).toBe(8080);
  expect(await portFrom("3000")).toBe(3000);
  expect(await portFrom("0")).toBeGreaterThan(1023);
});

test.each(["eighty", "-1", "70000", "80.5", " "])("%j is no port", async (text) => {
  await expect(portFrom(text)).rejects.toThrow(`PORT is "${text}", which is no port.`);
});
