import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { makeMessage, makeRoom } from "../support/api";
import { AXE, violations } from "../support/axe";
import { own } from "../support/owner";
import { consent, withSite } from "../support/site";

const site = withSite(undefined, { script: AXE });

const choose = async (page: Page, menu: string, action: string) => {
  await page.getByRole("button", { name: menu }).last().click();
  await page.getByRole("group", { name: menu }).getByRole("button", { name: action }).click();
};

test("something is reported, its author banned with all they said, and told so at the door; a door closes the hall", async () => {
  const { stack } = site;
  // What is reported twice, and what a visitor finds closed.
  site.expectComplaints(/status of (401|409)/);
  const [owner, spam] = [await stack.signIn("keeper"), await stack.signIn("spam-arm")];
  await own(stack, owner);
  const room = await makeRoom(stack, owner, "A quiet corner");
  for (const text of ["Hello there.", "Cheap watches for all."]) await makeMessage(stack, spam, room.id, text);

  const reader = await site.person("reads-on", `/rooms/${room.id}`);
  await reader.getByText("Cheap watches for all.").waitFor();
  await choose(reader, "Message actions", "Report");
  await reader.getByRole("radio", { name: "Advertising or spam" }).check();
  await reader.getByRole("button", { name: "Send the report" }).click();
  await reader.getByRole("dialog", { name: "Thank you" }).getByRole("button", { name: "Close" }).click();
  await choose(reader, "Message actions", "Report");
  await reader.getByRole("radio", { name: "Something else" }).check();
  await reader.getByRole("textbox", { name: "In a few words" }).fill("Again");
  await reader.getByRole("button", { name: "Send the report" }).click();
  await reader.getByRole("dialog", { name: "You have reported this" }).waitFor();

  const keeper = await site.person("keeper", "/people/keeper");
  await keeper.getByRole("link", { name: "Community" }).click();
  await keeper.getByText("Cheap watches for all.").waitFor();
  await keeper.getByRole("button", { name: "Ban spam-arm" }).click();
  await keeper.getByRole("textbox", { name: "Why" }).fill("Watches");
  await keeper.getByRole("checkbox", { name: "Hide everything they said" }).check();
  await keeper.getByRole("dialog").getByRole("button", { name: "Ban spam-arm" }).click();
  await keeper.getByRole("button", { name: "Let spam-arm in again" }).waitFor();
  await stack.drained();

  await reader.reload();
  await reader.getByText("What spam-arm said was removed.").first().waitFor();
  expect(await reader.getByText("Hello there.").count()).toBe(0);

  const banned = await site.visitor("/sign-in");
  await consent(banned, "github", { handle: "spam-arm" });
  await banned.getByText("You are banned from this community.").waitFor();
  await banned.getByText("The owner says why: Watches").waitFor();
  await keeper.goto(`${stack.origin}/community/people`);
  await keeper.getByRole("button", { name: "Let spam-arm in again" }).waitFor();

  await keeper.goto(`${stack.origin}/community/settings`);
  await keeper.getByRole("textbox", { name: "Welcome" }).fill("Speak low.");
  await keeper.getByRole("checkbox", { name: "Members only" }).check();
  await keeper.getByRole("button", { name: "Save" }).click();
  await keeper.getByText(/^Saved\./).waitFor();
  const visitor = await site.visitor(`/rooms/${room.id}`);
  await visitor.getByText("Speak low.").waitFor();
  expect(await visitor.getByText("A quiet corner").count()).toBe(0);
  expect(await violations(visitor)).toEqual([]);
});
