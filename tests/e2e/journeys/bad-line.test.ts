import { expect, test } from "vitest";
import { makeRoom } from "../support/api";
import { PATIENCE_MS, withSite } from "../support/site";

const site = withSite();

const bodiesIn = async (roomId: string) => {
  const answer = await site.stack.request(`/api/rooms/${roomId}/messages?limit=50`);
  return ((await answer.json()) as { items: { body: string }[] }).items.map(({ body }) => body);
};

const aRoom = async (name: string) => makeRoom(site.stack, await site.stack.signIn("line-host"), name);

test("a message whose request was lost is sent again by itself, once", async () => {
  site.expectComplaints(/net::ERR_/);
  const room = await aRoom("A lost request");
  const page = await site.person("on-a-train", `/rooms/${room.id}`);
  let tries = 0;
  await page.route("**/messages", (route) => {
    if (route.request().method() !== "POST") return route.continue();
    return ++tries === 1 ? route.abort("connectionreset") : route.continue();
  });
  await page.getByRole("textbox", { name: "Your message" }).fill("Through the tunnel");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Through the tunnel").waitFor();
  await expect.poll(() => tries, { timeout: PATIENCE_MS }).toBe(2);
  await page.getByRole("article").filter({ hasText: "Through the tunnel" }).getByRole("link", { name: /:/ }).waitFor();
  expect(await bodiesIn(room.id)).toEqual(["Through the tunnel"]);
});

test("a message whose answer was lost is there once", async () => {
  site.expectComplaints(/net::ERR_/);
  const room = await aRoom("A lost answer");
  const page = await site.person("on-a-boat", `/rooms/${room.id}`);
  let tries = 0;
  await page.route("**/messages", async (route) => {
    if (route.request().method() !== "POST" || ++tries > 1) return route.continue();
    // It takes effect, and nobody hears of it.
    await route.fetch();
    return route.abort("connectionreset");
  });
  await page.getByRole("textbox", { name: "Your message" }).fill("Did it arrive?");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("article").filter({ hasText: "Did it arrive?" }).getByRole("link", { name: /:/ }).waitFor();
  expect(tries).toBe(2);
  await page.reload();
  await page.getByText("Did it arrive?").waitFor();
  expect(await page.getByText("Did it arrive?").count()).toBe(1);
  expect(await bodiesIn(room.id)).toEqual(["Did it arrive?"]);
});

test("what could not be sent stays, over a reload too, and is sent by hand once", async () => {
  site.expectComplaints(/status of 4/);
  const room = await aRoom("A refusal");
  const page = await site.person("signed-out-meanwhile", `/rooms/${room.id}`);
  const refuse = () =>
    page.route("**/messages", (route) => route.fulfill({ status: 403, json: { type: "/problems/locked" } }));
  await refuse();
  await page.getByRole("textbox", { name: "Your message" }).fill("Still here");
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Not sent.").waitFor();
  await page.reload();
  await page.getByText("Still here").waitFor();
  await page.getByText("Not sent.").waitFor();
  await page.unroute("**/messages");
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByRole("article").filter({ hasText: "Still here" }).getByRole("link", { name: /:/ }).waitFor();
  expect(await page.getByText("Not sent.").count()).toBe(0);
  expect(await bodiesIn(room.id)).toEqual(["Still here"]);
});

test("offline one reads on and is told so; what one says is sent when the line is back", async () => {
  site.expectComplaints(/net::ERR_/);
  const room = await aRoom("No line");
  const page = await site.person("in-the-woods", `/rooms/${room.id}`);
  await page.getByRole("heading", { level: 1, name: "No line" }).waitFor();
  // A moment after a room is read the site fetches what it needs to show what waits.
  const fetched = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .join(),
    );
  await expect.poll(fetched, { timeout: PATIENCE_MS }).toContain("waiting-row");
  await page.context().setOffline(true);
  await page.getByText("You are offline.").waitFor();
  await page.getByRole("textbox", { name: "Your message" }).fill("Said in the woods");
  await page.getByRole("button", { name: "Send" }).click();
  const said = page.getByRole("article").filter({ hasText: "Said in the woods" });
  await said.getByText("sent when the line is back").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("article").filter({ hasText: "Said in the woods" }).getByRole("link", { name: /:/ }).waitFor();
  expect(await bodiesIn(room.id)).toEqual(["Said in the woods"]);
});

test("a list that did not load is tried again where it stands", async () => {
  site.expectComplaints(/net::ERR_/);
  const room = await aRoom("Loads at the second try");
  const page = await site.visitor("/sign-in");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.route("**/api/rooms", (route) => route.abort("connectionreset"), { times: 2 });
  await page.getByRole("banner").getByRole("link", { name: "Studyhall" }).click();
  await page.getByText("The rooms did not load.").waitFor();
  await page.unroute("**/api/rooms");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("main").getByRole("link", { name: room.name }).waitFor();
});
