import { expect, test } from "vitest";
import { makeMessage, makeRoom } from "../support/api";
import { PATIENCE_MS, withSite } from "../support/site";

const site = withSite();

const UNKNOWN = "01JDZZZZZZZZZZZZZZZZZZZZZZ";

test("visitors are not offered to send: the composer keeps a draft and leads to the sign-in", async () => {
  const room = await makeRoom(site.stack, await site.stack.signIn("composer-host"), "Who may write");
  const page = await site.visitor(`/rooms/${room.id}`);
  const composer = page.getByRole("form", { name: "Write a message" });
  await composer.getByRole("link", { name: "Sign in to send" }).waitFor();
  expect(await composer.getByRole("button").count()).toBe(0);
  const posts: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && posts.push(request.url()));
  await composer.getByRole("textbox").fill("By the keyboard then");
  await composer.getByRole("textbox").press("Control+Enter");
  await composer.getByRole("textbox").press("Enter");
  expect(posts).toEqual([]);
});

test("the description is shown, unless the first message only repeats it", async () => {
  const { stack } = site;
  const as = await stack.signIn("descriptive");
  const description = "A long table,\nand a short evening.";
  const room = await makeRoom(stack, as, "Described", { description });
  const page = await site.visitor(`/rooms/${room.id}`);
  const shown = page.getByRole("main").getByText("A long table,");
  await shown.waitFor();
  expect(await shown.count()).toBe(1);
  // In a list, its excerpt.
  await page.goto(stack.origin);
  await page.getByRole("main").getByText("A long table,").waitFor();

  const repeated = await makeRoom(stack, as, "Described twice", { description });
  await makeMessage(stack, as, repeated.id, `${description}\n\nWho brings chairs?`);
  await page.goto(`${stack.origin}/rooms/${repeated.id}`);
  await page.getByText("Who brings chairs?").waitFor();
  expect(await page.getByRole("main").getByText("A long table,").count()).toBe(1);
});

test("nothing and blanks are not sent", async () => {
  const room = await makeRoom(site.stack, await site.stack.signIn("empty-host"), "Say something");
  const page = await site.person("speechless", `/rooms/${room.id}`);
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  const field = page.getByRole("textbox", { name: "Your message" });
  const send = page.getByRole("button", { name: "Send" });
  await send.waitFor();
  for (const nothing of ["", "   \n\t "]) {
    await field.fill(nothing);
    expect(await send.getAttribute("aria-disabled")).toBe("true");
    await send.click({ force: true });
    await field.press("Control+Enter");
  }
  expect(posts).toEqual([]);
  await field.fill("Something.");
  expect(await send.getAttribute("aria-disabled")).toBe("false");
});

test("an unknown, a mistyped and a deleted room say so in words and lead on", async () => {
  site.expectComplaints(/status of (404|410|422)/);
  const { stack } = site;
  const as = await stack.signIn("closing-host");
  const room = await makeRoom(stack, as, "Soon gone");
  await stack.request(`/api/rooms/${room.id}`, { method: "DELETE", as });
  const page = await site.visitor();
  for (const [path, heading] of [
    [`/rooms/${UNKNOWN}`, "Nobody is sitting here"],
    ["/rooms/not-an-id", "Nobody is sitting here"],
    ["/rooms/..%2Fsession/edit", "Nobody is sitting here"],
    [`/rooms/${room.id}`, "This room was closed"],
    [`/rooms/${room.id}/edit`, "This room was closed"],
    ["/there/is/no/such/page", "Nobody is sitting here"],
  ] as const) {
    await page.goto(stack.origin + path);
    await page.getByRole("heading", { name: heading }).waitFor();
    expect(await page.getByRole("main").getByRole("link", { name: "All rooms" }).getAttribute("href")).toBe("/");
  }
});

test("an unknown person's page says so", async () => {
  site.expectComplaints(/status of 404/);
  const page = await site.person("looking-around", "/people/nobody-by-this-name");
  await page.getByRole("heading", { name: "Nobody is sitting here" }).waitFor();
});

test("all counts the rooms of every topic, and topics whose names differ by a sign stay apart", async () => {
  const { stack } = site;
  const as = await stack.signIn("counting");
  for (const topic of ["C", "C#", "C++", "C++"]) await makeRoom(stack, as, `About ${topic}`, { topic });
  await stack.drained();
  const page = await site.visitor();
  // What the table says, once the edge has let go of what it kept.
  const total = async () => {
    const answer = await (await stack.request(`/api/topics?limit=${5 + Math.floor(Math.random() * 40)}`)).json();
    return answer.roomCount as number;
  };
  await expect
    .poll(
      async () => {
        await page.reload();
        const heading = page.getByRole("heading", { level: 1, name: /rooms$/ });
        await heading.waitFor();
        return Number.parseInt((await heading.textContent()) ?? "", 10) - (await total());
      },
      { timeout: PATIENCE_MS, interval: 500 },
    )
    .toBe(0);
  const shelf = page.getByRole("navigation", { name: "Topics" });
  for (const [topic, rooms] of [
    ["C", 1],
    ["C#", 1],
    ["C++", 2],
  ] as const) {
    await shelf.getByRole("link", { name: `${topic} ${rooms}`, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: topic, exact: true }).waitFor();
    await page
      .getByRole("main")
      .getByRole("link", { name: `About ${topic}` })
      .first()
      .waitFor();
    expect(await page.getByRole("main").getByRole("heading", { level: 3 }).allTextContents()).toEqual(
      Array.from({ length: rooms }, () => `About ${topic}`),
    );
  }
});

test("who posts moves the room to the top of the list", async () => {
  const { stack } = site;
  const as = await stack.signIn("moving-up");
  const first = await makeRoom(stack, as, "Opened first", { topic: "Moves" });
  await makeRoom(stack, as, "Opened second", { topic: "Moves" });
  const page = await site.visitor(`/topics/${first.topic.id}/moves`);
  const names = () => page.getByRole("main").getByRole("heading", { level: 3 }).allTextContents();
  const top = async () => {
    await page.reload();
    await page.getByRole("main").getByRole("link", { name: "Opened first" }).waitFor();
    return names();
  };
  await expect.poll(top, { timeout: PATIENCE_MS, interval: 500 }).toEqual(["Opened second", "Opened first"]);
  await makeMessage(stack, as, first.id, "Up we go.");
  await stack.drained();
  await expect.poll(top, { timeout: PATIENCE_MS, interval: 500 }).toEqual(["Opened first", "Opened second"]);
});

// An erasure goes on for a while, and whoever waits until all is done waits for it: it comes last.
test("when a host leaves for good, home and the room stand", async () => {
  const { stack } = site;
  const as = await stack.signIn("leaving-host");
  const room = await makeRoom(stack, as, "The host is gone");
  await makeMessage(stack, await stack.signIn("staying-guest"), room.id, "I am still here.");
  await stack.drained();
  const left = await stack.request("/api/me", {
    method: "DELETE",
    as,
    json: { username: "leaving-host", messages: "keep" },
  });
  expect(left.status).toBe(202);
  const page = await site.visitor();
  await page.getByRole("heading", { level: 1, name: /rooms?$/ }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "The host is gone" }).click();
  await page.getByRole("heading", { level: 1, name: "The host is gone" }).waitFor();
  await page.getByText("I am still here.").waitFor();
});
