import { expect, test } from "vitest";
import { chooseUsername, consent, withSite } from "../support/site";

const site = withSite();

test("who denies at the provider is back at the doors, told so, and can try the other one", async () => {
  const page = await site.visitor("/sign-in?returnTo=%2Ftopics");
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await page.getByRole("button", { name: "Deny" }).click();
  await page.getByText("You turned back at the other door. Nothing was changed.").waitFor();
  expect(new URL(page.url()).origin).toBe(site.stack.origin);
  expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: "__Host-session" }));
  await consent(page, "github", { handle: "second-thoughts" });
  await chooseUsername(page, "second-thoughts");
  await page.getByText("Good to see you, second-thoughts.").waitFor();
});

test("a GitHub account that hides its e-mail signs in, and nobody sees the e-mail", async () => {
  const page = await site.visitor("/sign-in");
  await consent(page, "github", { handle: "hidden-mail", email: "hidden@example.com" });
  await chooseUsername(page, "hidden-mail");
  await page.getByText("Good to see you, hidden-mail.").waitFor();
  await page.goto(`${site.stack.origin}/people/hidden-mail`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.locator("body").textContent()).not.toContain("hidden@example.com");
});

test("a username that somebody has, in any case of letters, is refused beside the field", async () => {
  site.expectComplaints(/status of 409/);
  await site.stack.signIn("first-come");
  const page = await site.visitor("/sign-in");
  await consent(page, "google", { handle: "first-come" });
  await page.getByRole("heading", { name: "Choose what people call you" }).waitFor();
  // The suggestion is free already.
  const field = page.getByRole("textbox", { name: "Username" });
  expect(await field.inputValue()).not.toBe("first-come");
  await chooseUsername(page, "First-Come");
  await page.getByText("Somebody already sits here. Try another one.").waitFor();
  expect(await field.getAttribute("aria-invalid")).toBe("true");
  expect(await field.inputValue()).toBe("First-Come");
  await chooseUsername(page, "later-come");
  await page.getByText("Good to see you, later-come.").waitFor();
});

test("the address of the sign-in page cannot lead away from the site, or say what it likes", async () => {
  for (const returnTo of ["//evil.example", "/\\evil.example", "https:evil.example", "/%09/evil.example"]) {
    const page = await site.person("led-astray", `/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    await page.getByRole("heading", { level: 1, name: /room|Nobody/ }).waitFor();
    expect(new URL(page.url()).origin).toBe(site.stack.origin);
  }
  const page = await site.visitor("/sign-in?problem=Send%20money%20to%20Mallory");
  await page.getByText("The sign-in did not finish.").waitFor();
  expect(await page.locator("body").textContent()).not.toContain("Mallory");
});

test("signing out on one device leaves the other; everywhere ends both", async () => {
  const [one, other] = [await site.person("two-devices", "/settings"), await site.person("two-devices", "/settings")];
  const third = await site.person("two-devices", "/settings");
  await one.getByRole("button", { name: "Sign out", exact: true }).click();
  await one.getByRole("banner").getByRole("link", { name: "Sign in" }).waitFor();
  await other.reload();
  await other.getByRole("button", { name: "Sign out everywhere" }).click();
  await other.getByRole("banner").getByRole("link", { name: "Sign in" }).waitFor();
  await third.reload();
  await third.getByRole("banner").getByRole("link", { name: "Sign in" }).waitFor();
});
