import { expect, test } from "vitest";
import { withBrowser } from "../support/browser";
import { withStack } from "../support/stack";

const stack = withStack();
const { visit } = withBrowser();

type Session = { person: { username: string } | null };

test.each(["Google", "GitHub"])(
  "a browser comes back from %s with a sign-in under way, and has a session",
  async (name) => {
    const provider = name.toLowerCase();
    const { page } = await visit();
    await page.goto(`${stack.origin}/sign-in`);
    const start = await page.evaluate(async (which) => {
      const response = await fetch(`/api/auth/${which}/start`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ returnTo: "/topics" }),
      });
      return (await response.json()) as { url: string };
    }, provider);
    await page.goto(start.url);
    await page.getByRole("heading", { name: `Who are you at ${name}?` }).waitFor();
    await page.getByLabel("Handle").fill(`browser-${provider}`);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(`${stack.origin}/welcome`);
    const session = await page.evaluate(async (username) => {
      await fetch("/api/auth/complete", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ username }),
      });
      return (await (await fetch("/api/session")).json()) as Session;
    }, `browser-${provider}`);
    expect(session.person?.username).toBe(`browser-${provider}`);
    const cookies = await page.context().cookies(stack.origin);
    expect(cookies).toMatchObject([{ name: "__Host-session", secure: true, httpOnly: true, sameSite: "Strict" }]);
  },
);

test("who denies is sent back without a session", async () => {
  const { page } = await visit();
  await page.goto(`${stack.origin}/sign-in`);
  const { url } = await page.evaluate(async () => {
    const headers = { "content-type": "application/json" };
    return (await (await fetch("/api/auth/google/start", { method: "POST", headers, body: "{}" })).json()) as {
      url: string;
    };
  });
  await page.goto(url);
  await page.getByRole("button", { name: "Deny" }).click();
  await page.waitForURL(`${stack.origin}/sign-in?*`);
  const session = await page.evaluate(async () => (await (await fetch("/api/session")).json()) as Session);
  expect(session.person).toBeNull();
});
