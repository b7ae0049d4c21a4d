import { fireEvent, screen, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { lineDown, problem, withSite } from "./support/site";
import { page, person, room, said, summaryOf, topic } from "./support/things";

const site = withSite();

const withRooms = (names: string[], next: string | null = null) => {
  const rooms = names.map((name) => room({ name }));
  site.answers["GET /api/rooms"] = () => page(rooms.map(summaryOf), next);
  site.answers["GET /api/topics"] = () => ({ ...page([topic("Bread", 24), topic("C++", 2)]), roomCount: 26 });
  site.answers["GET /api/activity"] = () => page([said(person("leila"), rooms[0]!, "Apples means acetate.")]);
  return rooms;
};

test("home counts the rooms of all topics, not the ones it shows", async () => {
  withRooms(["My levain smells of apples", "Tails first"]);
  await site.open("/");
  expect(await screen.findByRole("heading", { level: 1, name: "26 rooms" })).toBeTruthy();
  const topics = screen.getByRole("navigation", { name: "Topics" });
  expect((await within(topics).findByRole("link", { name: /^All\s*26$/ })).getAttribute("aria-current")).toBe("page");
  expect(
    within(topics)
      .getByRole("link", { name: /^C\+\+\s*2$/ })
      .getAttribute("href"),
  ).toMatch(/^\/topics\/\w+\/c-plus-plus$/);
});

test("a room in the list shows its host, age, topic and how many joined", async () => {
  const [levain] = withRooms(["My levain smells of apples"]);
  await site.open("/");
  const rooms = within(await screen.findByRole("main"));
  const link = await rooms.findByRole("link", { name: "My levain smells of apples" });
  expect(link.getAttribute("href")).toBe(`/rooms/${levain!.id}`);
  const row = within(link.closest("li")!);
  expect(row.getByRole("link", { name: "ines" }).getAttribute("href")).toBe("/people/ines");
  expect(row.getByRole("link", { name: "Bread" })).toBeTruthy();
  expect(row.getByText("1 joined")).toBeTruthy();
  expect(row.getByText("2 min")).toBeTruthy();
  expect(row.getByText("2 h")).toBeTruthy();
});

test("what was said last stands beside the rooms and leads to the message", async () => {
  const [levain] = withRooms(["My levain smells of apples"]);
  await site.open("/");
  const aside = within(await screen.findByRole("complementary", { name: "Recent activity" }));
  expect(await aside.findByText("Apples means acetate.")).toBeTruthy();
  expect(aside.getByRole("link", { name: levain!.name }).getAttribute("href")).toMatch(
    new RegExp(`^/rooms/${levain!.id}#01`),
  );
});

test("more rooms come after the ones shown, each once", async () => {
  const [first] = withRooms(["First"], "cursor-1");
  await site.open("/");
  const main = within(screen.getByRole("main"));
  await main.findByRole("link", { name: "First" });
  site.answers["GET /api/rooms"] = () => page([summaryOf(first!), summaryOf(room({ name: "Second" }))]);
  fireEvent.click(screen.getByRole("button", { name: "Show more rooms" }));
  expect(await screen.findByRole("link", { name: "Second" })).toBeTruthy();
  expect(main.getAllByRole("link", { name: "First" })).toHaveLength(1);
  expect(site.asked.at(-1)?.query.get("cursor")).toBe("cursor-1");
  expect(await screen.findByText("That is every room.")).toBeTruthy();
});

test("without rooms it says what to do first", async () => {
  withRooms([""]);
  site.answers["GET /api/rooms"] = () => page([]);
  await site.open("/");
  expect((await screen.findByRole("link", { name: "Open the first room" })).getAttribute("href")).toBe("/rooms/new");
});

test("a dropped line is said and can be tried again", async () => {
  withRooms(["First"]);
  site.answers["GET /api/rooms"] = lineDown;
  await site.open("/");
  expect((await screen.findByText("The rooms did not load.")).closest("[role=alert]")).toBeTruthy();
  withRooms(["First"]);
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await within(screen.getByRole("main")).findByRole("link", { name: "First" })).toBeTruthy();
});

test("a community for members asks visitors to sign in, and leads back", async () => {
  withRooms(["First"]);
  site.answers["GET /api/rooms"] = () => problem("signed-out");
  await site.open("/");
  expect(await screen.findByRole("heading", { name: "This hall is for its members" })).toBeTruthy();
  const main = within(screen.getByRole("main"));
  expect(main.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/sign-in?returnTo=%2F");
});
