import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { SearchPage } from "../../shared/search";
import { piecesOf } from "../../web/search/marked";
import { withSite } from "./support/site";
import { page, person, room, said, topic } from "./support/things";

const site = withSite();

const nothing: SearchPage = { items: [], people: [], topics: [], next: null, more: false, corrected: null };

const cardOf = ({ id, name, topic, host, createdAt }: ReturnType<typeof room>) => ({
  id,
  name,
  excerpt: "Cold kitchen, rye, day nine.",
  topic,
  host,
  createdAt,
});

/** Answers every search with what `finds` says of its words. */
function search(finds: (q: string) => Partial<SearchPage>) {
  site.answers["GET /api/topics"] = () => ({ ...page([topic("Bread", 24)]), roomCount: 24 });
  site.answers["GET /api/activity"] = () => page([]);
  site.answers["GET /api/rooms"] = () => page([]);
  site.answers["GET /api/search"] = ({ query }) => ({ ...nothing, ...finds(query.get("q") ?? "") });
}

/** A link by its text: what is marked in it is no word of its own. */
const linked = (text: string) => ({ name: (_: string, link: Element) => link.textContent === text });

const levain = room({ name: "My levain smells of apples" });

test("marks stand where the spans are, and every letter is kept", () => {
  const pieces = piecesOf("My levain smells", [
    { start: 3, end: 6 },
    { start: 10, end: 16 },
  ]);
  expect(pieces.map(({ text }) => text).join("")).toBe("My levain smells");
  expect(pieces.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(["lev", "smells"]);
});

test("a found room shows its words marked and leads to the message that says them", async () => {
  const message = said(person("kit"), levain, "rye");
  search(() => ({
    items: [
      {
        room: cardOf(levain),
        matches: [
          { field: "name", text: levain.name, spans: [{ start: 3, end: 9 }] },
          {
            field: "said",
            text: "mine has levain too",
            spans: [{ start: 9, end: 15 }],
            message: { id: message.id, author: person("kit"), createdAt: levain.createdAt },
          },
        ],
      },
    ],
  }));
  await site.open("/search?q=levain");
  const link = await screen.findByRole("link", linked(levain.name));
  expect(link.querySelector("mark")?.textContent).toBe("levain");
  const quote = screen.getByRole("link", { name: /^kit said/ });
  expect(quote.getAttribute("href")).toBe(`/rooms/${levain.id}#${message.id}`);
  expect(screen.getByRole("heading", { name: "1 room" })).toBeTruthy();
});

test("typing searches without Enter, and keeps the words in the address", async () => {
  search((q) => (q === "lev" ? { items: [{ room: cardOf(levain), matches: [] }] } : {}));
  await site.open("/");
  const field = screen.getAllByRole("searchbox", { name: /Search rooms/ })[0] as HTMLInputElement;
  field.focus();
  fireEvent.input(field, { target: { value: "lev" } });
  expect(await screen.findByRole("link", linked(levain.name))).toBeTruthy();
  expect(location.search).toBe("?q=lev");
  expect(field.value).toBe("lev");
});

test("a corrected search says so, and the exact one is a click away", async () => {
  search(() => ({ items: [{ room: cardOf(levain), matches: [] }], corrected: { q: "levain", from: 0 } }));
  await site.open("/search?q=levian");
  expect(await screen.findByText(/Here is what “levain” finds/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Only “levian”" }).getAttribute("href")).toBe("/search?q=levian&exact=true");
});

test("a search that stopped at its bound says that it can go on", async () => {
  search(() => ({ items: [{ room: cardOf(levain), matches: [] }], next: "cursor", more: true }));
  await site.open("/search?q=a");
  expect(await screen.findByRole("heading", { name: "1+ rooms" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Search further" })).toBeTruthy();
});

test("finding nothing offers to say the first thing", async () => {
  search(() => ({}));
  await site.open("/search?q=beekeeping");
  const main = within(screen.getByRole("main"));
  expect(await main.findByRole("heading", { name: "Nothing here about “beekeeping” yet" })).toBeTruthy();
  expect(main.getByRole("link", { name: "Open a room about it" }).getAttribute("href")).toBe("/rooms/new");
});

test("people and topics that match stand beneath the rooms", async () => {
  const bread = { ...topic("Bread", 24), spans: [{ start: 0, end: 3 }] };
  search(() => ({ people: [{ ...person("brendan"), spans: [{ start: 0, end: 3 }] }], topics: [bread] }));
  await site.open("/search?q=bre");
  const main = within(screen.getByRole("main"));
  expect((await main.findByRole("link", linked("brendan"))).getAttribute("href")).toBe("/people/brendan");
  expect(main.getByRole("link", linked("Bread 24"))).toBeTruthy();
});

test("the arrow keys lead from the field through what was found, and back", async () => {
  search(() => ({ items: [{ room: cardOf(levain), matches: [] }] }));
  await site.open("/search?q=lev");
  const link = await screen.findByRole("link", linked(levain.name));
  const field = screen.getAllByRole("searchbox")[0]!;
  field.focus();
  fireEvent.keyDown(field, { key: "ArrowDown" });
  expect(document.activeElement).toBe(link);
  fireEvent.keyDown(link, { key: "ArrowUp" });
  await waitFor(() => expect(document.activeElement?.getAttribute("type")).toBe("search"));
});

test("while a new room is named, those called alike are a single key away", async () => {
  search((q) =>
    q === "levain"
      ? {
          items: [
            { room: cardOf(levain), matches: [{ field: "name", text: levain.name, spans: [{ start: 3, end: 9 }] }] },
          ],
        }
      : {},
  );
  site.answers["GET /api/session"] = () => ({ person: { ...person("nora"), displayName: "Nora" } });
  site.answers[`POST /api/rooms/${levain.id}/membership`] = () => ({});
  await site.open("/rooms/new");
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Sign in/ })).toBeNull());
  fireEvent.input(screen.getByRole("textbox", { name: "Name" }), { target: { value: "levain" } });
  await screen.findByRole("heading", { name: "Already open. Join one of these?" });
  fireEvent.keyDown(document.body, { key: "1", code: "Digit1", altKey: true });
  await waitFor(() => expect(site.askedFor(`POST /api/rooms/${levain.id}/membership`)).toHaveLength(1));
  await waitFor(() => expect(location.pathname).toBe(`/rooms/${levain.id}`));
});
