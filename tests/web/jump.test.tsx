import { fireEvent, screen } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import { type Asked, lineDown, withSite } from "./support/site";
import { message, page, person, room, roomPage } from "./support/things";

const site = withSite();
const leila = person("leila");

const scrollTo = vi.fn();
vi.stubGlobal("scrollTo", scrollTo);

/** A room with much more in it than a window shows, read somewhere in the middle. */
async function openLong() {
  const it = room();
  const [first, ...rest] = ["The first.", "In the middle.", "The last."].map((body) => message(it, leila, body));
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, rest, { messages: { items: rest, next: "older" } });
  site.answers["GET /api/rooms/:id/messages"] = ({ query }: Asked) =>
    query.get("after")?.endsWith("0000") ? page([first!], "newer") : page(query.has("after") ? [] : rest);
  await site.open(`/rooms/${it.id}`);
  await screen.findByText("The last.");
  vi.spyOn(document.documentElement, "scrollHeight", "get").mockReturnValue(9_000);
  dispatchEvent(new Event("scroll"));
  return it;
}

test("from anywhere in a long room one gets to its beginning, and from there to what was said last", async () => {
  const it = await openLong();
  fireEvent.click(await screen.findByRole("button", { name: "To the beginning" }));
  expect(await screen.findByText("The first.")).toBeTruthy();
  expect(screen.queryByText("The last.")).toBeNull();
  expect(scrollTo).toHaveBeenLastCalledWith({ top: 0, behavior: "instant" });
  const [asked] = site.askedFor("GET /api/rooms/:id/messages").filter(({ query }) => query.has("after"));
  expect(asked!.query.get("after")).toBe(`${it.id.slice(0, 10)}${"0".repeat(16)}`);

  fireEvent.click(screen.getByRole("button", { name: "To the newest" }));
  expect(await screen.findByText("The last.")).toBeTruthy();
  expect(screen.queryByText("The first.")).toBeNull();
  expect(scrollTo).toHaveBeenLastCalledWith({ top: 9_000, behavior: "instant" });
});

test("on a lost line one stays where one is and is told", async () => {
  await openLong();
  site.answers["GET /api/rooms/:id/messages"] = lineDown;
  fireEvent.click(await screen.findByRole("button", { name: "To the beginning" }));
  expect(await screen.findByText(/That part of the room did not load\./)).toBeTruthy();
  expect(screen.getByText("The last.")).toBeTruthy();
});
