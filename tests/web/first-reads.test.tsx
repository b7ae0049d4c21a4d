import { waitFor } from "@solidjs/testing-library";
import { beforeEach, expect, test, vi } from "vitest";
import { readAhead, takeAhead } from "../../web/api/ahead";
import { get } from "../../web/api/client";
import { type Entrance, FIRST_READS, readsOf } from "../../web/app/first-reads";
import { routes } from "../../web/app/routes";
import { patternOf } from "../../web/router/match";
import { withSite } from "./support/site";
import { message, page, person, room, roomPage } from "./support/things";

const site = withSite();

const it = room({ id: "r1" });
beforeEach(() => {
  Object.assign(site.answers, {
    "GET /api/rooms": () => page([]),
    "GET /api/topics": () => ({ ...page([]), roomCount: 0 }),
    "GET /api/activity": () => page([]),
    "GET /api/search": () => ({ ...page([]), people: [], topics: [], more: false }),
    "GET /api/rooms/r1": () => roomPage(it, [message(it, person("leila"), "Feed it twice.")]),
  });
});

const OPENED: [entrance: Entrance, path: string, params: Record<string, string>][] = [
  ["/", "/", {}],
  ["/topics/:id/:slug?", "/topics/t1/algebra", { id: "t1" }],
  ["/search", "/search?q=bread&exact=true", {}],
  ["/rooms/:id", "/rooms/r1", { id: "r1" }],
];

test.each(OPENED)("%s reads what is asked for ahead, each once", async (entrance, path, params) => {
  await site.open(path);
  const ahead = readsOf(entrance)(params, new URL(path, location.origin).searchParams);
  const read = () => site.asked.map((one) => one.path + (one.query.size ? `?${one.query}` : ""));
  await waitFor(() => expect(read()).toEqual(expect.arrayContaining(ahead)));
  expect(ahead.map((address) => read().filter((one) => one === address).length)).toEqual(ahead.map(() => 1));
});

test("an address of another page than an entrance is nobody's", () => {
  const firstThatFits = (path: string) => Object.keys(FIRST_READS).find((entrance) => patternOf(entrance).test(path));
  const plain = routes.map(({ path }) => path).filter((path) => !/[:*]/.test(path));
  expect(plain.length).toBeGreaterThan(10);
  expect(plain.filter((path) => ![undefined, path].includes(firstThatFits(path)))).toEqual([]);
});

test("an answer asked for ahead is the first reader's; the next one asks anew", async () => {
  readAhead("/api/topics?limit=50");
  expect(await get("/api/topics?limit=50")).toMatchObject({ roomCount: 0 });
  expect(site.askedFor("GET /api/topics")).toHaveLength(1);
  await get("/api/topics?limit=50");
  expect(site.askedFor("GET /api/topics")).toHaveLength(2);
});

test("an answer that waited for long is not taken", () => {
  readAhead("/api/topics?limit=50");
  vi.spyOn(performance, "now").mockReturnValueOnce(performance.now() + 60_000);
  expect(takeAhead("/api/topics?limit=50")).toBeUndefined();
});
