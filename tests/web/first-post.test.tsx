import { fireEvent, screen } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import { become } from "../../web/session/session";
import { Answered, withSite } from "./support/site";
import { message, page, person, room, roomPage } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
const BODY = "See https://example.com for more.";

async function sayFirst() {
  site.answers["GET /api/session"] = () => ({ person: nora });
  become(nora);
  const it = room();
  const first = message(it, nora, BODY);
  site.answers["GET /api/rooms/:id"] = () => roomPage(it);
  site.answers["GET /api/rooms/:id/messages"] = () => page([]);
  site.answers["POST /api/rooms/:id/messages"] = () => new Answered(202, { ...first, waits: true });
  const view = await site.open(`/rooms/${it.id}`);
  fireEvent.input(await screen.findByRole("textbox", { name: "Your message" }), { target: { value: BODY } });
  fireEvent.click(screen.getAllByRole("button", { name: "Send" })[0]!);
  await screen.findByText(/Others see it once the owner has looked at it/);
  return { it, first, view };
}

test("a first post that waits for the owner says so, and is neither lost nor sent again", async () => {
  const { it, view } = await sayFirst();
  expect(screen.queryByText("Not sent.")).toBeNull();
  expect(screen.queryByRole("button", { name: "Send again" })).toBeNull();
  view.unmount();
  await site.open(`/rooms/${it.id}`);
  expect(await screen.findByText(/Others see it once the owner has looked at it/)).toBeTruthy();
  expect(screen.getByText(/for more/)).toBeTruthy();
  expect(site.askedFor("POST /api/rooms/:id/messages").length).toBe(1);
});

test("once the owner has let it in, it stands among the others and waits no more", async () => {
  const { it, first, view } = await sayFirst();
  view.unmount();
  site.answers["GET /api/rooms/:id"] = () => roomPage(it, [first]);
  await site.open(`/rooms/${it.id}`);
  await vi.waitFor(() => expect(localStorage.getItem(`outbox ${it.id}`)).toBeNull());
  expect(screen.queryByText(/Others see it once/)).toBeNull();
  expect((await screen.findAllByText(/for more/)).length).toBe(1);
});
