import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { linesOf } from "../../infra/data/lines";
import { temporaryFolder } from "../support/table";

const folder = temporaryFolder();
afterAll(() => folder.remove());

let files = 0;
function fileOf(content: string | Uint8Array) {
  const path = join(folder.path, `file-${files++}`);
  writeFileSync(path, content);
  return path;
}
const read = (content: string | Uint8Array, options?: { longest: number }) =>
  Array.fromAsync(linesOf(fileOf(content), options));

test("lines come with their numbers, blank ones are counted and left out", async () => {
  expect(await read("one\n\n  \r\nfour")).toEqual([
    { number: 1, text: "one" },
    { number: 4, text: "four" },
  ]);
});

test("an empty file has no lines", async () => {
  expect(await read("")).toEqual([]);
});

test("a gzipped file is unpacked whatever its name says", async () => {
  expect(await read(gzipSync("one\ntwo\n"))).toEqual([
    { number: 1, text: "one" },
    { number: 2, text: "two" },
  ]);
});

test("Unicode's own line separators do not end a line", async () => {
  expect(await read('{"body": "a\u2028b\u2029c\u0085d"}\n')).toEqual([
    { number: 1, text: '{"body": "a\u2028b\u2029c\u0085d"}' },
  ]);
});

test("a character cut by the edge of a chunk stays whole", async () => {
  const text = `x${"é".repeat(100_000)}`;
  expect(await read(`${text}\n${text}`)).toEqual([
    { number: 1, text },
    { number: 2, text },
  ]);
});

test("a byte-order mark is no part of the first line", async () => {
  expect(await read("\uFEFF{}\n")).toEqual([{ number: 1, text: "{}" }]);
});

test("a line that is not UTF-8 is a fault of that line alone", async () => {
  const bytes = Buffer.concat([Buffer.from("one\n"), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from("three")]);
  expect(await read(bytes)).toEqual([
    { number: 1, text: "one" },
    { number: 2, fault: "This line is not UTF-8." },
    { number: 3, text: "three" },
  ]);
});

test("a line that is too long is a fault of that line alone", async () => {
  expect(await read(`${"x".repeat(200_000)}\nshort`, { longest: 1000 })).toEqual([
    { number: 1, fault: "This line is longer than 1000 bytes." },
    { number: 2, text: "short" },
  ]);
});

test("gzip data that ends in the middle is an error after the lines before it", async () => {
  const lines = Array.from({ length: 50_000 }, (_, i) => `line ${i}`).join("\n");
  const whole = gzipSync(lines);
  const seen: unknown[] = [];
  await expect(async () => {
    for await (const line of linesOf(fileOf(whole.subarray(0, whole.length / 2)))) seen.push(line);
  }).rejects.toThrow("unexpected end of file");
  expect(seen[0]).toEqual({ number: 1, text: "line 0" });
});

test("a file that is not there is an error", async () => {
  await expect(Array.fromAsync(linesOf(join(folder.path, "nowhere")))).rejects.toThrow("ENOENT");
});
