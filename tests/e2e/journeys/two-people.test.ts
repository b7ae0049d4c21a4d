import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { PATIENCE_MS, signUp, withSite } from "../support/site";

const { visitor, person } = withSite();

const say = async (page: Page, text: string) => {
  await page.getByRole("textbox", { name: "Your message" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
};

/** What others did may be two seconds old where the CDN answers: somebody who reads again sees it. */
const showsOnceRead = (page: Page, wanted: Locator) =>
  expect
    .poll(
      async () => {
        await page.reload();
        return wanted.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(true);

/** Opens the menu of one message that has this text. */
const actOn = async (page: Page, text: string, action: string) => {
  const message = page.getByRole("article").filter({ hasText: text });
  await message.getByRole("button", { name: "Your message actions" }).click();
  await page.getByRole("group", { name: "Your message actions" }).getByRole("button", { name: action }).click();
};

test("two people, one of each provider, open a room, talk in it, change it and leave", async () => {
  const [host, guest] = await Promise.all([visitor(), visitor()]);
  await Promise.all([signUp(host, "google", "hanna"), signUp(guest, "github", "gero")]);

  await host.getByRole("banner").getByRole("link", { name: "New room" }).click();
  await host.getByRole("textbox", { name: "Name" }).fill("Tails first, or heads?");
  await host.getByRole("combobox", { name: "Topic" }).fill("Joinery");
  await host.getByText("New topic. Yours will be its first room.").waitFor();
  await host.getByRole("textbox", { name: "What is it about?" }).fill("Which half of a dovetail do you cut first?");
  await host.getByRole("button", { name: "Open the room" }).click();
  await host.getByRole("heading", { level: 1, name: "Tails first, or heads?" }).waitFor();
  await host.getByText("Which half of a dovetail do you cut first?").waitFor();
  expect(await host.getByText("Hosted by hanna").isVisible()).toBe(true);

  await guest.goto(host.url());
  await guest.getByRole("heading", { level: 1, name: "Tails first, or heads?" }).waitFor();
  await say(guest, "Tails, always: a saw is easier to tilt than a chisel.");
  await host.getByText("Tails, always: a saw is easier to tilt than a chisel.").waitFor();
  await say(host, "Pins here. We should fight.");
  await guest.getByText("Pins here. We should fight.").waitFor();
  await guest.getByRole("article").filter({ hasText: "Pins here" }).getByText("host").waitFor();

  await actOn(guest, "Tails, always", "Edit");
  await guest.getByRole("textbox", { name: "Edit your message" }).fill("Tails, nearly always.");
  await guest.getByRole("button", { name: "Save" }).click();
  await guest.getByText("Tails, nearly always.").waitFor();
  await guest.getByText("edited").waitFor();

  await actOn(guest, "Tails, nearly always.", "Delete");
  await guest.getByText("You took a message back.").waitFor();
  await guest.getByRole("button", { name: "Undo" }).click();
  await guest.getByText("The message is back.").waitFor();
  await guest.getByText("Tails, nearly always.").waitFor();
  expect(await guest.getByText("You took a message back.").count()).toBe(0);

  await host.reload();
  await host.getByText("Tails, nearly always.").waitFor();
  await host.getByRole("button", { name: "Room actions" }).click();
  await host.getByRole("button", { name: "Edit room" }).click();
  await host.getByRole("textbox", { name: "Name" }).fill("Tails first");
  await host.getByRole("button", { name: "Save" }).click();
  await host.getByText("Saved.").waitFor();
  await host.getByRole("heading", { level: 1, name: "Tails first", exact: true }).waitFor();
  await expect
    .poll(() => guest.reload().then(() => guest.getByRole("heading", { level: 1 }).textContent()), {
      timeout: PATIENCE_MS,
      interval: 500,
    })
    .toBe("Tails first");

  for (const page of [host, guest]) {
    await page.goto(new URL("/settings", page.url()).href);
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByRole("banner").getByRole("link", { name: "Sign in" }).waitFor();
  }
});

test("a newcomer is welcomed, thanked, and turns out to have the answer", async () => {
  const host = await person("hedda", "/rooms/new");
  await host.getByRole("textbox", { name: "Name" }).fill("What holds a rye loaf up?");
  await host.getByRole("combobox", { name: "Topic" }).fill("Rye");
  await host.getByRole("button", { name: "Open the room" }).click();
  await host.getByRole("heading", { level: 1, name: "What holds a rye loaf up?" }).waitFor();

  const guest = await person("gunda", new URL(host.url()).pathname);
  await say(guest, "Acid, and a glue that swells.");
  await host.getByText("Their first message in this community.").waitFor();

  const menu = host.getByRole("group", { name: "Message actions" });
  await host.getByRole("button", { name: "Message actions" }).click();
  await menu.getByRole("button", { name: "Thanks" }).click();
  await host.getByRole("button", { name: "Thanks, 1 person", pressed: true }).waitFor();
  await host.getByRole("button", { name: "Message actions" }).click();
  await menu.getByRole("button", { name: "Mark as the answer" }).click();
  await host.getByRole("region", { name: "The answer" }).getByText("Acid, and a glue that swells.").waitFor();

  await showsOnceRead(guest, guest.getByText("Thanks, 1 person"));
  await guest.getByRole("region", { name: "The answer" }).getByRole("link", { name: "Read it there" }).click();
  await guest.locator(".turn.found").getByText("the answer").waitFor();
  await guest.goto(new URL("/", guest.url()).href);
  const row = guest.getByRole("listitem").filter({ hasText: "What holds a rye loaf up?" });
  await showsOnceRead(guest, row.getByText("answered"));
});
