import { expect, test } from "vitest";
import {
  entryFiles,
  exists,
  filesAhead,
  firstFiles,
  ownChunks,
  read,
  routes,
  textFiles,
  weight,
} from "./support/built-site";

const KB = 1024;

const scripts = (files: string[]) => files.filter((file) => file.endsWith(".js"));
const styles = (files: string[]) => files.filter((file) => file.endsWith(".css"));

test.each(["/", "/rooms/:id"])("%s starts with at most 30 KB of script and 8 KB of style, compressed", (route) => {
  const files = firstFiles(route);
  expect(scripts(files).length).toBeGreaterThan(2);
  expect(weight(scripts(files)), scripts(files).join()).toBeLessThanOrEqual(30 * KB);
  expect(weight(styles(files)), styles(files).join()).toBeLessThanOrEqual(8 * KB);
});

test.each(Object.entries(filesAhead()).filter(([, files]) => files.length > 0))(
  "what is asked for ahead on %s is all that its page starts with",
  (route, files) => {
    expect([...files, ...entryFiles()].sort()).toEqual(firstFiles(route).sort());
  },
);

test("each page's own part is at most 12 KB, and what comes later in a page at most 16 KB", () => {
  const own = routes().map((route) => [route, ...ownChunks(route)] as const);
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter(([, ...chunks]) => weight(chunks) > 12 * KB)).toEqual([]);
  const entry = firstFiles("*");
  const later = scripts(textFiles()).filter((file) => !entry.includes(file));
  expect(later.filter((file) => weight([file]) > 16 * KB)).toEqual([]);
});

// Names of XML vocabularies look like addresses, and a library's warnings say where to read on: nobody goes there.
const ONLY_WORDS = /^https?:\/\/(?:www\.w3\.org\/|github\.com\/highlightjs\/highlight\.js\/(?:wiki|issues)\/\w+$)/;

test("no built file names another origin", () => {
  const named = textFiles().flatMap((file) =>
    [...read(file).matchAll(/\b(?:https?|wss?):\/\/[\w.-]+[^\s"'`)<]*/g)].map(([address]) => address),
  );
  expect(named.filter((address) => !ONLY_WORDS.test(address))).toEqual([]);
});

test("nothing is fetched through data: addresses or from style sheets elsewhere", () => {
  expect(styles(textFiles()).filter((file) => /@import|url\(\s*["']?(?:data:|\/\/)/.test(read(file)))).toEqual([]);
});

test("index.html holds no script or style of its own, which the content policy would refuse", () => {
  const html = read("index.html");
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  expect([...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].map(([, , inside]) => inside)).toEqual(["", ""]);
  expect([...html.matchAll(/<script\b([^>]*)>/g)].every(([, attributes]) => /\ssrc="\//.test(attributes!))).toBe(true);
});

test("every file that index.html and the manifest name is there", () => {
  const html = read("index.html");
  const manifest = JSON.parse(read("manifest.webmanifest")) as { icons: { src: string }[] };
  const named = [
    ...[...html.matchAll(/\s(?:src|href)="(\/[^"]+)"/g)].map(([, address]) => address!),
    ...manifest.icons.map(({ src }) => src),
  ];
  expect(named.filter((address) => !exists(address.slice(1)))).toEqual([]);
});
