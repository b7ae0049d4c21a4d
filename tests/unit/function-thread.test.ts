import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openFunctions } from "../../infra/local/functions";
import { temporaryFolder } from "../support/table";

const folder = temporaryFolder();
const functions = openFunctions(folder.path, () => ({ PLACE: "aside" }));
afterAll(async () => {
  await functions.stop();
  folder.remove();
});

function bundle(name: string, body: string) {
  mkdirSync(join(folder.path, name), { recursive: true });
  writeFileSync(join(folder.path, name, "index.mjs"), `export async function handler(event, context) { ${body} }`);
  functions.reload();
}

test("a function that nobody waits for runs with an environment and a context of its own", async () => {
  bundle(
    "walk",
    "return { place: process.env.PLACE, event, name: context.functionName, left: context.getRemainingTimeInMillis() };",
  );
  const answer = await functions.invoke("walk", { step: 1 }, { seconds: 7 });
  expect(answer).toEqual({ place: "aside", event: { step: 1 }, name: "walk", left: expect.any(Number) });
  expect((answer as { left: number }).left).toBeGreaterThan(5000);
  expect(process.env.PLACE).toBeUndefined();
});

test("what it throws is thrown where it was called, and what it says anew is taken up", async () => {
  bundle("walk", 'throw new TypeError("broken");');
  await expect(functions.invoke("walk", {})).rejects.toMatchObject({ name: "TypeError", message: "broken" });
  bundle("walk", 'return "mended";');
  expect(await functions.invoke("walk", {})).toBe("mended");
});

test("one that takes its thread down fails alone: the next call finds another", async () => {
  bundle("walk", 'setTimeout(() => { throw new Error("nobody caught it"); }); await new Promise(() => {});');
  await expect(functions.invoke("walk", {})).rejects.toThrow("nobody caught it");
  bundle("walk", 'return "again";');
  expect(await functions.invoke("walk", {})).toBe("again");
});
