import { expect, test } from "vitest";
import { withBrowser } from "../support/browser";
import { withStack } from "../support/stack";
import { newName, signInAgain, signUp, withoutPictures } from "./support/people";

const stack = withStack();
const { visit } = withBrowser();

test("two people sign in at two doors, open a room, talk, edit, delete, undo and leave", async () => {
  const { page: nora, complaints: noras } = await visit(`${stack.origin}/sign-in`);
  const { page: leila, complaints: leilas } = await visit(`${stack.origin}/sign-in`);
  const [noraName, leilaName] = [newName("nora"), newName("leila")];
  await signUp(nora, noraName, "google");
  await signUp(leila, leilaName, "github");

  await nora.getByRole("banner").getByRole("link", { name: "New room" }).click();
  await nora.getByLabel("Name", { exact: true }).fill("My levain smells of apples");
  await nora.getByLabel("Topic", { exact: true }).fill("Bread");
  await nora.getByLabel("What is it about?").fill("Cold kitchen, seventy per cent rye, day nine.");
  await nora.getByRole("button", { name: "Open the room" }).click();
  await nora.getByRole("heading", { level: 1, name: "My levain smells of apples" }).waitFor();
  const room = nora.url();

  await leila.goto(room);
  await leila.getByRole("textbox", { name: "Your message" }).fill("Apples means acetate.\nWarm it up.");
  await leila.getByRole("button", { name: "Send" }).last().click();
  const said = leila.getByRole("list", { name: "What is said" }).getByText("Apples means acetate.");
  await said.waitFor();
  // The other one sees it without doing anything.
  await nora.getByText("Apples means acetate.").waitFor({ timeout: 20_000 });

  await said.hover();
  await leila.getByRole("button", { name: "Your message actions" }).click();
  await leila.getByRole("button", { name: "Edit" }).click();
  await leila.getByRole("textbox", { name: "Edit your message" }).fill("Apples means acetate, mostly.");
  await leila.keyboard.press("Control+Enter");
  await leila.getByText("Apples means acetate, mostly.").waitFor();
  await leila.getByText("edited").waitFor();

  await leila.getByRole("button", { name: "Your message actions" }).click();
  await leila.getByRole("button", { name: "Delete" }).click();
  await leila.getByText("You took a message back.").waitFor();
  await leila.getByRole("button", { name: "Undo" }).click();
  await leila.getByText("Apples means acetate, mostly.").waitFor();
  await leila.reload();
  await leila.getByText("Apples means acetate, mostly.").waitFor();

  // The room's host closes it and brings it back.
  await nora.getByRole("button", { name: "Room actions" }).click();
  await nora.getByRole("button", { name: "Close room" }).click();
  await nora.getByRole("button", { name: "Close the room" }).click();
  await nora.getByRole("button", { name: "Undo" }).click();
  await nora.getByRole("heading", { level: 1, name: "My levain smells of apples" }).waitFor();

  await leila.goto(`${stack.origin}/settings`);
  await leila.getByRole("button", { name: "Sign out", exact: true }).click();
  await leila.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await signInAgain(leila, leilaName);

  expect(withoutPictures(noras)).toEqual([]);
  expect(withoutPictures(leilas)).toEqual([]);
});

test("a visitor's words wait while they sign in, and are sent by one click after it", async () => {
  const host = await stack.signIn(newName("host"));
  const made = await stack.request("/api/rooms", {
    method: "POST",
    as: host,
    headers: { "idempotency-key": crypto.randomUUID() },
    json: { name: "Ser or estar", topic: "Portuguese", description: "Bring your worst sentences." },
  });
  const { id } = (await made.json()) as { id: string };

  const { page, complaints } = await visit(`${stack.origin}/rooms/${id}`);
  await page.getByRole("textbox", { name: "Your message" }).fill("A sopa está fria.");
  await page.getByRole("link", { name: "Sign in to send" }).click();
  await signUp(page, newName("sofia"));
  await page.waitForURL(`**/rooms/${id}`);
  expect(await page.getByRole("textbox", { name: "Your message" }).inputValue()).toBe("A sopa está fria.");
  await page.getByRole("button", { name: "Send" }).last().click();
  await page.getByRole("list", { name: "What is said" }).getByText("A sopa está fria.").waitFor();
  expect(withoutPictures(complaints)).toEqual([]);
});

test("a visitor who opens a room or a profile is asked to sign in and lands there", async () => {
  const { page } = await visit(`${stack.origin}/rooms/new`);
  await page.getByLabel("Name", { exact: true }).fill("Tails first or pins first");
  await page.getByLabel("Topic", { exact: true }).fill("Woodworking");
  await page.getByRole("button", { name: "Sign in to open it" }).click();
  const name = newName("jonas");
  await signUp(page, name);
  await page.waitForURL("**/rooms/new");
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Tails first or pins first");
  await page.getByRole("button", { name: "Open the room" }).click();
  await page.getByRole("heading", { level: 1, name: "Tails first or pins first" }).waitFor();

  const { page: stranger } = await visit(`${stack.origin}/people/${name}`);
  await stranger.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await signUp(stranger, newName("ruth"), "google");
  await stranger.waitForURL(`**/people/${name}`);
  await stranger.getByRole("link", { name: "Tails first or pins first" }).waitFor();
});

test("who turns back at the other door is told so and stays a visitor", async () => {
  const { page } = await visit(`${stack.origin}/sign-in?returnTo=%2Ftopics`);
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await page.getByRole("button", { name: "Deny" }).click();
  await page.getByText("You turned back at the other door.").waitFor();
  await page.getByRole("banner").getByRole("link", { name: "Just read" }).waitFor();
});
