import { expect, test } from "vitest";
import { entryFiles, exists, firstFiles, read, textFiles, weight } from "./support/built-site";

const KB = 1024;

const scripts = (files: string[]) => files.filter((file) => file.endsWith(".js"));
const styles = (files: string[]) => files.filter((file) => file.endsWith(".css"));

test.each(["/", "/rooms/:id"])("%s starts with at most 30 KB of script and 8 KB of style, compressed", (route) => {
  const files = firstFiles(route);
  expect(scripts(files).length).toBeGreaterThan(2);
  expect(weight(scripts(files)), scripts(files).join()).toBeLessThanOrEqual(30 * KB);
  expect(weight(styles(files)), styles(files).join()).toBeLessThanOrEqual(8 * KB);
});

test("what is loaded later comes in parts of at most 12 KB", () => {
  const later = scripts(textFiles()).filter((file) => !entryFiles().includes(file));
  expect(later.length).toBeGreaterThan(5);
  expect(later.filter((file) => weight([file]) > 12 * KB)).toEqual([]);
});

test("no built file names another origin", () => {
  // Names of XML vocabularies look like addresses; nothing is fetched from there.
  const named = textFiles().flatMap((file) =>
    [...read(file).matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g)].map(([, host]) => host!),
  );
  expect(named.filter((host) => host !== "www.w3.org")).toEqual([]);
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
