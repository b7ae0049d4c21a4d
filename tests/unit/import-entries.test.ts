import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { entriesOf } from "../../infra/data/entries";
import { surveyOf } from "../../infra/data/survey";
import { temporaryFolder } from "../support/table";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const fileOf = (...lines: unknown[]) => {
  const path = join(folder.path, "archive.jsonl");
  writeFileSync(path, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  return path;
};

const rye = { topic: "Bread", name: "Rye", host: "ines", createdAt: 5000, description: "", messages: [] };
const talk = {
  ...rye,
  topic: "bread",
  name: "Broa",
  messages: [{ author: "INES", body: "Scald it.", createdAt: 4000 }],
};

test("each line is a room or a fault, by its number", async () => {
  expect(await Array.fromAsync(entriesOf(fileOf(rye, "{", talk)))).toEqual([
    { number: 1, room: rye },
    { number: 2, fault: expect.stringContaining("This is not JSON") },
    { number: 3, room: talk },
  ]);
});

test("a line that repeats another is left out", async () => {
  expect(await Array.fromAsync(entriesOf(fileOf(rye, rye)))).toEqual([{ number: 1, room: rye }]);
});

test("a line that says something else of the same room is a fault", async () => {
  const [, second] = await Array.fromAsync(entriesOf(fileOf(rye, { ...rye, host: "Ines", description: "Else." })));
  expect(second).toEqual({ number: 2, fault: expect.stringMatching(/^Line 1 tells of this room/) });
});

test("a survey knows when everybody and every topic is first heard of, whatever the case", async () => {
  expect(await surveyOf(entriesOf(fileOf(rye, "{", talk)))).toEqual({
    rooms: 2,
    messages: 1,
    people: new Map([["ines", 4000]]),
    topics: new Map([["bread", 5000]]),
  });
});
