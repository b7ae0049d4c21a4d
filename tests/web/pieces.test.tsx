import { expect, test } from "vitest";
import type { Message } from "../../shared/messages";
import { plural } from "../../web/i18n";
import { parse } from "../../web/messages/markdown/parse";
import { plain } from "../../web/messages/plain";
import { merge } from "../../web/messages/talk";
import { beginsTurn } from "../../web/messages/turns";
import { matcher } from "../../web/router/match";
import { ago, dayOf } from "../../web/time/format";
import { message, person, room } from "./support/things";

const page = async () => ({ default: () => null });
const find = matcher([
  { path: "/", page },
  { path: "/topics/:id/:slug?", page },
  { path: "/rooms/new", page },
  { path: "/rooms/:id", page },
  { path: "*", page },
]);
const found = (path: string) => [find(path)?.route.path, find(path)?.params];

test.each([
  ["/", ["/", {}]],
  ["/topics/1", ["/topics/:id/:slug?", { id: "1" }]],
  ["/topics/1/c-sharp/", ["/topics/:id/:slug?", { id: "1", slug: "c-sharp" }]],
  ["/topics/1/%E6%97%A5%E6%9C%AC", ["/topics/:id/:slug?", { id: "1", slug: "日本" }]],
  ["/rooms/new", ["/rooms/new", {}]],
  ["/rooms/01J", ["/rooms/:id", { id: "01J" }]],
  ["/rooms/%E0%A4%A", ["/rooms/:id", { id: "%E0%A4%A" }]],
  ["/rooms/1/2/3", ["*", {}]],
])("the path %s is the page %j", (path, expected) => {
  expect(found(path)).toEqual(expected);
});

const MINUTE = 60_000;
const now = new Date(2026, 10, 23, 9, 42).getTime();

test.each([
  [10_000, "now"],
  [-5_000, "now"],
  [11 * MINUTE, "11 min"],
  [5 * 60 * MINUTE, "5 h"],
  [36 * 60 * MINUTE, "Sat"],
])("what happened %d ms ago was %j", (passed, words) => {
  expect(ago(now - passed, now)).toBe(words);
});

test("days are told as people tell them", () => {
  expect(dayOf(now, now)).toBe("Today");
  expect(dayOf(now - 24 * 60 * MINUTE, now)).toBe("Yesterday");
  expect(dayOf(now - 48 * 60 * MINUTE, now)).toMatch(/Saturday/);
});

test("a turn ends with another speaker, a long pause, another day or a message taken back", () => {
  const [it, ines, leila] = [room(), person("ines"), person("leila")];
  const at = (minutes: number, author = ines, more: Partial<Message> = {}) =>
    message(it, author, "…", { createdAt: new Date(now + minutes * MINUTE).toISOString(), ...more });
  expect(beginsTurn(undefined, at(0))).toBe(true);
  expect(beginsTurn(at(0), at(5))).toBe(false);
  expect(beginsTurn(at(0), at(11))).toBe(true);
  expect(beginsTurn(at(0), at(1, leila))).toBe(true);
  expect(beginsTurn(at(0, ines, { deletedAt: "2026-11-23T09:43:00Z" }), at(1))).toBe(true);
});

test("merging keeps order, takes the fresh one and keeps what did not change as it is", () => {
  const it = room();
  const [a, b, c] = ["a", "b", "c"].map((body) => message(it, it.host, body));
  const edited = { ...b!, body: "B", version: 2 };
  const merged = merge([a!, b!], [{ ...a! }, edited, c!]);
  expect(merged.map(({ body }) => body)).toEqual(["a", "B", "c"]);
  expect(merged[0]).toBe(a);
});

test("numbers stand in front, in the right form", () => {
  const forms = { one: "# room", other: "# rooms" };
  expect([0, 1, 2, 1500].map((n) => plural(n, forms))).toEqual(["0 rooms", "1 room", "2 rooms", "1,500 rooms"]);
});

test.each([
  ["Cassini, steady for **four seconds**.", "Cassini, steady for four seconds."],
  ["> quoted\n\nand `code` of *mine*", "quoted and code of mine"],
  ["- one\n- two", "one two"],
  ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
  ["```ts\nconst a = 1", "const a = 1"],
  ["see ![a picture](https://a.example/p.png) and [this](/there)", "see a picture and this"],
])("in a list %j stands as %j", (said, shown) => {
  expect(plain(said)).toBe(shown);
});

const LIST = Array.from({ length: 70 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n");

test.each([
  ["quotes in quotes", "> ".repeat(5_000)],
  ["lists in lists by one line", "1) ".repeat(3_333)],
  ["lists in lists by many", LIST],
  ["emphasis in emphasis", `${"*".repeat(5_000)}a${"*".repeat(4_999)}`],
  ["half of many links", "![".repeat(2_000)],
  ["half of much emphasis", "*a".repeat(5_000)],
  ["quotes in lists by the thousand", "- > a\n".repeat(1_666)],
])("a text made to tire the reader's browser is shown as it was written: %s", (_, text) => {
  expect(parse(text).children).toEqual([{ type: "paragraph", children: [{ type: "text", value: text }] }]);
});

test("what people write is read as Markdown, quotes in quotes too", () => {
  const kinds = (text: string) => parse(text).children.map(({ type }) => type);
  expect(
    kinds("> > > a\n\n- b\n  - c\n\n---\n\n**d** [e](https://f.example)\n\n----------------------------------"),
  ).toEqual(["blockquote", "list", "thematicBreak", "paragraph", "thematicBreak"]);
});
