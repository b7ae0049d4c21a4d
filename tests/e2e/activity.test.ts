import { expect, test } from "vitest";
import { withBrowser } from "../support/browser";
import { withStack } from "../support/stack";
import { carrySession, newName, withoutPictures } from "./support/people";

const stack = withStack();
const { visit } = withBrowser();

const post = async (as: string, path: string, json: object) => {
  const headers = { "idempotency-key": crypto.randomUUID() };
  const answer = await stack.request(path, { method: "POST", as, headers, json });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string };
};

test("sixty rooms and messages stand in time order over all pages; one of each is deleted and brought back", async () => {
  const name = newName("nora");
  const as = await stack.signIn(name);
  const done: string[] = [];
  let room = { id: "" };
  for (let n = 0; n < 60; n++) {
    if (n % 6 === 0) {
      room = await post(as, "/api/rooms", { name: `Room ${n}`, topic: "Clocks", description: `About ${n}.` });
      done.unshift(`About ${n}.`);
    } else {
      await post(as, `/api/rooms/${room.id}/messages`, { body: `Message ${n}.` });
      done.unshift(`Message ${n}.`);
    }
  }

  const { page, complaints } = await visit(stack.origin);
  await carrySession(page, stack.origin, as);
  await page.goto(`${stack.origin}/activity`);
  const main = page.getByRole("main");
  const showAll = async () => {
    const [end, more] = [main.getByText("That is everything."), main.getByRole("button", { name: "Show earlier" })];
    await end.or(more).waitFor();
    while (!(await end.isVisible())) await more.click();
  };
  await showAll();
  expect(await main.locator(".deed .said").allTextContents()).toEqual(done);

  await main.getByRole("button", { name: "Delete your message in Room 54" }).first().click();
  await page.getByText("Message deleted.").waitFor();
  await main.locator("s", { hasText: "Message 59." }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await main.locator("p.said", { hasText: "Message 59." }).waitFor();

  await main.getByRole("button", { name: "Close your room Room 0" }).click();
  await page.getByText("“Room 0” is closed.").waitFor();
  await page.reload();
  await showAll();
  // What was deleted stands where it stood, struck, and can be brought back later too.
  await main.locator(".gone", { hasText: "Room 0" }).getByRole("button", { name: "Bring it back" }).click();
  await main.getByRole("button", { name: "Close your room Room 0" }).waitFor();
  // What was said in it comes back by a walk.
  await stack.drained();
  await page.reload();
  await showAll();
  expect(await main.locator(".deed .said").allTextContents()).toEqual(done);
  expect(withoutPictures(complaints)).toEqual([]);
});
