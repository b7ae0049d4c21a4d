import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { photograph } from "../../support/pictures";
import { makeMessage, makeRoom } from "../support/api";
import { PATIENCE_MS, withSite } from "../support/site";

const site = withSite();

/** The store of pictures is another place than the site, as in the cloud. */
const TO_THE_STORE = /A request elsewhere: http:\/\/127\.0\.0\.1:\d+\/[\w-]*incoming/;

const ownPicture = (page: Page) => page.getByRole("main").locator(".avatar img");
const choose = async (page: Page, name: string, mimeType: string, buffer: Buffer) => {
  await page.getByRole("button", { name: /^Choose a/ }).waitFor();
  await page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer });
};

test("a photograph is cut, sent and shown at once; removed, the drawn one is back", async () => {
  site.expectComplaints(TO_THE_STORE);
  const page = await site.person("pictured", "/settings");
  await choose(page, "no-picture.png", "image/png", Buffer.from("nothing to see"));
  await page.getByText("cannot be read as a picture").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();

  await choose(page, "me.jpg", "image/jpeg", await photograph());
  const cropped = page.getByRole("application", { name: "The part that is shown" });
  await cropped.waitFor();
  await cropped.press("+");
  await cropped.press("ArrowLeft");
  await page.getByRole("button", { name: "Use this picture" }).click();
  await page.getByText("This is your picture now.").waitFor();
  const source = await ownPicture(page).getAttribute("src");
  expect((await page.request.get(site.stack.origin + source)).headers()["content-type"]).toBe("image/webp");
  expect(await page.getByRole("banner").locator(".avatar img").getAttribute("src")).toBe(source);

  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByText("Your picture is the drawn one again.").waitFor();
  // Until it is drawn a page shows initials.
  await site.stack.drained();
  await page.reload();
  const drawn = await page.request.get(site.stack.origin + (await ownPicture(page).getAttribute("src")));
  expect(drawn.headers()["content-type"]).toBe("image/svg+xml");
});

test("somebody takes another username, links a second way in, takes everything along and leaves", async () => {
  const as = await site.stack.signIn("passing-through");
  const room = await makeRoom(site.stack, as, "While I was here");
  await makeMessage(site.stack, as, room.id, "A word of mine.");
  const page = await site.person("passing-through", "/settings");

  await page.getByRole("textbox", { name: "New username" }).fill("moving-on");
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByText("You are moving-on now.").waitFor();
  await page.goto(`${site.stack.origin}/people/passing-through`);
  await page.getByText("@moving-on").waitFor();

  await page.goto(`${site.stack.origin}/settings`);
  await page.getByRole("button", { name: "Link Google" }).click();
  await page.getByRole("textbox", { name: "Handle" }).fill("moving-on-at-google");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("You can sign in both ways from now on.").waitFor();
  await page.getByRole("button", { name: "Unlink Google" }).waitFor();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("moving-on.jsonl");
  expect(await readFile(await file.path(), "utf8")).toContain("A word of mine.");

  await page.getByRole("link", { name: "Erase my account" }).click();
  await page.getByRole("radio", { name: "It is erased" }).check();
  await page.getByRole("textbox", { name: "Type moving-on to go on" }).fill("moving-on");
  await page.getByRole("button", { name: "Erase my account" }).click();
  await page.getByRole("heading", { name: "Your account is closed" }).waitFor();
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).waitFor();
  const messages = page
    .getByRole("term")
    .filter({ hasText: /^messages?$/ })
    .locator("xpath=following-sibling::dd");
  await expect.poll(() => messages.textContent(), { timeout: PATIENCE_MS }).toBe("1");
});

test("the link that start prints is kept over signing in, and works once", async () => {
  site.expectComplaints(/status of 410/);
  const link = /\/owner#[\w-]+/.exec(site.stack.output)![0];
  const page = await site.visitor(link);
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Continue with GitHub" }).click();
  await page.getByRole("textbox", { name: "Handle" }).fill("first-owner");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByRole("button", { name: "Become its owner" }).click();
  await page.getByRole("heading", { name: "You look after this hall now" }).waitFor();
  await page.goto(site.stack.origin + link);
  await page.reload();
  await page.getByRole("button", { name: "Become its owner" }).click();
  await page.getByRole("heading", { name: "This link has been used" }).waitFor();
});
