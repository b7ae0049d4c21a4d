import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { become } from "../../web/session/session";
import { lineDown, problem, withSite } from "./support/site";
import { page, person, room, roomPage, topic } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };

const signIn = () => {
  site.answers["GET /api/session"] = () => ({ person: nora });
  become(nora);
};
const field = (name: string) => screen.getByRole<HTMLInputElement>(name === "Topic" ? "combobox" : "textbox", { name });
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });

async function open() {
  site.answers["GET /api/topics"] = () => ({ ...page([topic("Bread", 5), topic("C++", 1)]), roomCount: 6 });
  await site.open("/rooms/new");
  await screen.findByRole("heading", { level: 1, name: "Open a room" });
}

test("offers the topics that are there and says whether one is new", async () => {
  signIn();
  await open();
  await waitFor(() => {
    const offered = [...document.querySelectorAll("datalist option")].map((option) => option.getAttribute("value"));
    expect(offered).toEqual(["Bread", "C++"]);
  });
  type("Topic", "bread");
  expect(await screen.findByText("5 rooms are about it.")).toBeTruthy();
  type("Topic", "C#");
  expect(await screen.findByText("New topic. Yours will be its first room.")).toBeTruthy();
});

test("a new room is opened and one is led to it; the draft is gone", async () => {
  signIn();
  const made = room({ name: "Whistles", host: nora });
  site.answers["POST /api/rooms"] = () => made;
  site.answers[`GET /api/rooms/${made.id}`] = () => roomPage(made);
  await open();
  type("Name", "Whistles");
  type("Topic", "Early music");
  type("What is it about?", "One part each, badly.");
  fireEvent.click(screen.getByRole("button", { name: "Open the room" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Whistles" })).toBeTruthy();
  expect(location.pathname).toBe(`/rooms/${made.id}`);
  expect(site.askedFor("POST /api/rooms")[0]!.body).toEqual({
    name: "Whistles",
    topic: "Early music",
    description: "One part each, badly.",
  });
  expect(localStorage.getItem("draft new-room")).toBeNull();
});

test("the same words tried again are the same attempt, other words another one", async () => {
  signIn();
  site.answers["POST /api/rooms"] = lineDown;
  await open();
  type("Name", "Whistles");
  type("Topic", "Early music");
  const openIt = async (times: number) => {
    fireEvent.click(screen.getByRole("button", { name: "Open the room" }));
    await waitFor(() => expect(site.askedFor("POST /api/rooms")).toHaveLength(times));
    await screen.findByText("The room was not opened.");
  };
  await openIt(1);
  await openIt(2);
  type("Name", "Whistles and reeds");
  await openIt(3);
  const [first, second, third] = site.askedFor("POST /api/rooms").map(({ headers }) => headers.get("idempotency-key"));
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(field("Name").value).toBe("Whistles and reeds");
});

test("what is missing is said beside its field, and nothing is sent", async () => {
  signIn();
  await open();
  fireEvent.click(screen.getByRole("button", { name: "Open the room" }));
  expect(await screen.findByText("A room needs a name.")).toBeTruthy();
  expect(field("Name").getAttribute("aria-invalid")).toBe("true");
  expect(site.askedFor("POST /api/rooms")).toEqual([]);
});

test("what the API finds wrong is said beside its field", async () => {
  signIn();
  site.answers["POST /api/rooms"] = () =>
    problem("invalid", { errors: [{ pointer: "/topic", detail: "A name is one line without control characters." }] });
  await open();
  type("Name", "Whistles");
  type("Topic", "Early music");
  fireEvent.click(screen.getByRole("button", { name: "Open the room" }));
  expect(await screen.findByText("A name is one line without control characters.")).toBeTruthy();
  expect(field("Topic").getAttribute("aria-invalid")).toBe("true");
});

test("a visitor writes the room down, signs in, and it is still there", async () => {
  await open();
  type("Name", "Whistles");
  type("Topic", "Early music");
  fireEvent.click(screen.getByRole("button", { name: "Sign in to open it" }));
  await waitFor(() => expect(location.pathname + location.search).toBe("/sign-in?returnTo=%2Frooms%2Fnew"));
  signIn();
  await screen.findByRole("heading", { level: 1, name: "Open a room" });
  expect(field("Name").value).toBe("Whistles");
  expect(field("Topic").value).toBe("Early music");
});

test("a host's edit sends what changed, with the version it was read with", async () => {
  signIn();
  const own = room({ host: nora, version: 3 });
  site.answers["GET /api/topics"] = () => ({ ...page([]), roomCount: 1 });
  site.answers["GET /api/rooms/:id"] = () => roomPage(own);
  site.answers["PATCH /api/rooms/:id"] = ({ body }) => ({ ...own, ...(body as object), version: 4 });
  await site.open(`/rooms/${own.id}/edit`);
  await screen.findByRole("button", { name: "Save" });
  type("Name", "A starter that sings");
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(location.pathname).toBe(`/rooms/${own.id}`));
  const [asked] = site.askedFor("PATCH /api/rooms/:id");
  expect(asked!.body).toEqual({ name: "A starter that sings" });
  expect(asked!.headers.get("if-match")).toBe('"v3"');
});

test("when the room was changed meanwhile, both are shown and what was typed stays", async () => {
  signIn();
  let now = room({ host: nora, version: 3 });
  site.answers["GET /api/topics"] = () => ({ ...page([]), roomCount: 1 });
  site.answers["GET /api/rooms/:id"] = () => roomPage(now);
  site.answers["PATCH /api/rooms/:id"] = ({ headers, body }) =>
    headers.get("if-match") === '"v4"' ? { ...now, ...(body as object), version: 5 } : problem("version-old");
  await site.open(`/rooms/${now.id}/edit`);
  await screen.findByRole("button", { name: "Save" });
  type("Name", "Mine");
  now = { ...now, name: "Theirs", version: 4 };
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Theirs")).toBeTruthy();
  expect(field("Name").value).toBe("Mine");
  fireEvent.click(await screen.findByRole("button", { name: "Save mine over it" }));
  await waitFor(() => expect(location.pathname).toBe(`/rooms/${now.id}`));
});

test("who is not the host is not offered the form", async () => {
  signIn();
  const other = room();
  site.answers["GET /api/rooms/:id"] = () => roomPage(other);
  await site.open(`/rooms/${other.id}/edit`);
  expect(await screen.findByText("Only its host can edit a room")).toBeTruthy();
});
