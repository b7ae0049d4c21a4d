import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { makeMessage, makeRoom } from "../support/api";
import { withSite } from "../support/site";

const site = withSite();

/** What has the focus, as it is called. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const label = at?.id ? document.querySelector(`label[for="${at.id}"]`) : null;
    return (at?.getAttribute("aria-label") ?? label?.textContent ?? at?.textContent ?? "").replace(/\s+/g, " ").trim();
  });

const MOST_STEPS = 60;

/** Goes on by Tab (or back) until something with this name has the focus. */
async function tabTo(page: Page, name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab") {
  const passed: string[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (typeof name === "string" ? now === name : name.test(now)) return;
    passed.push(now);
  }
  throw new Error(`The keyboard did not reach ${name}. It passed: ${passed.join(" | ")}`);
}

test("a room is opened, talked in, changed and closed with the keyboard alone", async () => {
  const page = await site.person("no-mouse", "/");
  await page.getByRole("link", { name: "New room" }).first().waitFor();
  await page.keyboard.press("c");
  await page.getByRole("heading", { level: 1, name: "Open a room" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");

  await tabTo(page, "Name");
  await page.keyboard.type("Keys only");
  await tabTo(page, "Topic");
  await page.keyboard.type("Keyboards");
  // A list of topics may be open over the form.
  await page.keyboard.press("Escape");
  await tabTo(page, "What is it about?");
  await page.keyboard.type("Hands stay where they are.");
  await tabTo(page, "Open the room");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Keys only" }).waitFor();

  await tabTo(page, "Your message");
  await page.keyboard.type("Typed and sent.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Your message actions" }).waitFor();

  await tabTo(page, "Your message actions", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Your message actions" }).waitFor();
  await tabTo(page, "Edit");
  await page.keyboard.press("Enter");
  const editor = page.getByRole("textbox", { name: "Edit your message" });
  await editor.waitFor();
  await expect.poll(() => focused(page)).toBe("Edit your message");
  await page.keyboard.type(" Edited too.");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Typed and sent. Edited too.").waitFor();
  await editor.waitFor({ state: "detached" });

  // Esc leaves a menu where it was opened.
  await tabTo(page, "Room actions", "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Room actions" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Room actions", expanded: false }).waitFor();
  expect(await focused(page)).toBe("Room actions");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Room actions" }).waitFor();
  await tabTo(page, "Close room");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("a message is deleted and brought back with the keyboard alone", async () => {
  const { stack } = site;
  const as = await stack.signIn("undoes-by-key");
  const room = await makeRoom(stack, as, "Undone by key");
  await makeMessage(stack, as, room.id, "Now you see me.");
  const page = await site.person("undoes-by-key", `/rooms/${room.id}`);
  await page.getByText("Now you see me.").waitFor();
  await tabTo(page, "Your message actions");
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Your message actions" }).waitFor();
  await tabTo(page, "Delete");
  await page.keyboard.press("Enter");
  await page.getByText("You took a message back.").waitFor();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  await tabTo(page, "Undo");
  await page.keyboard.press("Enter");
  await page.getByText("Now you see me.").waitFor();
});

test("lists are walked with j and k, search is a slash away, and going back restores the place", async () => {
  const { stack } = site;
  const as = await stack.signIn("walks-lists");
  for (const name of ["First of three", "Second of three", "Third of three"]) await makeRoom(stack, as, name);
  const page = await site.visitor("/");
  await page.getByRole("main").getByRole("link", { name: "Third of three" }).waitFor();
  await page.keyboard.press("j");
  expect(await focused(page)).toBe("Third of three");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  expect(await focused(page)).toBe("Second of three");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Second of three" }).waitFor();
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: "Third of three" }).waitFor();
  await expect.poll(() => focused(page)).toBe("Second of three");
  await page.keyboard.press("/");
  await expect.poll(() => focused(page)).toBe("Search rooms, hosts and topics");
  await page.keyboard.type("three");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=three");
});

test("the first Tab offers to skip to the page, and a phone's bar is reached too", async () => {
  const page = await site.visitor("/", { viewport: { width: 360, height: 740 } });
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Rooms" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the page");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await tabTo(page, "Activity");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Recent activity" }).waitFor();
  expect(await page.title()).toContain("Recent activity");
});
