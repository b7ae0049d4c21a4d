import { expect, test } from "vitest";
import { prefixOf } from "../../functions/sign-in/allowance";
import { toDisplayName } from "../../functions/sign-in/names";
import { safeReturnTo } from "../../functions/sign-in/return-to";

test.each([
  "/",
  "/rooms/01ARZ3NDEKTSV4RRFFQ69G5FAV",
  "/rooms/x?at=1#message",
  "/search?q=a%2F%2Fb%5Cc",
  "/search?q=https://example.org",
  "/topics/c%2B%2B",
])("a path of this site stays: %s", (path) => {
  expect(safeReturnTo(path)).toBe(path);
});

test.each([
  "",
  "evil",
  "//evil",
  "///evil",
  "/\\evil",
  "\\\\evil",
  "https:evil",
  "https://evil",
  "javascript:alert(1)",
  "%2F%2Fevil",
  "/%2Fevil",
  "/%252Fevil",
  "/%5Cevil",
  "/\t/evil",
  "/%09/evil",
  "/\r\nSet-Cookie: a=b",
  "/%0d%0aSet-Cookie:%20a=b",
  "/..//evil",
  "/.//evil",
  "/%2e%2e//evil",
  "/x/..//evil",
  "/%zz",
  "/\ud800",
  " /evil",
  `/${"a".repeat(3000)}`,
])("anything else leads home: %j", (path) => {
  const safe = safeReturnTo(path);
  expect(new URL(safe, "https://here.example").origin).toBe("https://here.example");
  expect(safe).toBe("/");
});

test("addresses count by their network", () => {
  expect(prefixOf("203.0.113.7")).toBe(prefixOf("203.0.113.200"));
  expect(prefixOf("203.0.113.7")).not.toBe(prefixOf("203.0.114.7"));
  expect(prefixOf("2001:db8:1:2::1")).toBe(prefixOf("2001:0DB8:1:2f:ffff:1:2:3"));
  expect(prefixOf("2001:db8:1:2::1")).not.toBe(prefixOf("2001:db8:2:2::1"));
});

test("a provider's name becomes one line that is a name, or gives way", () => {
  expect(toDisplayName("Ada\u202e  Lovelace\n", "ada")).toBe("Ada Lovelace");
  expect(toDisplayName("\u200b", "ada")).toBe("ada");
  expect(toDisplayName("", "ada")).toBe("ada");
  expect([...toDisplayName("😀".repeat(80), "ada")]).toHaveLength(50);
});
