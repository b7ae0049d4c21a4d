import type { BrowserContextOptions, Locator, Page, Request } from "playwright-core";
import { afterEach, expect } from "vitest";
import type { Provider } from "../../../shared/session";
import { type Visit, withBrowser } from "../../support/browser";
import { type StackOptions, withStack } from "../../support/stack";

/** The machine of a test may be busy with others: what a page has not shown by then, it never will. */
export const PATIENCE_MS = 30_000;

/** A drawn picture follows its person within a moment; until then its address answers 404 and initials are shown. */
const PICTURE_ON_ITS_WAY = /status of 404 .*\/avatars\/\w+(\?v=.*)?\)$/;

const listenForViolations = () => {
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
    console.error(`Content Security Policy: ${violatedDirective} ${blockedURI} ${sample}`);
  });
};

/**
 * Gives one file's journeys a stack and a browser. Each visit is somebody at a device of their own. A console error, a
 * report of the content policy, a dialog or an exception in any of them fails the journey, unless it said to expect it.
 * `script` runs in every page before the page's own.
 */
export function withSite(options?: StackOptions, { script }: { script?: string } = {}) {
  const stack = withStack(options);
  const browser = withBrowser();
  let visits: Visit[] = [];
  let expected: RegExp[] = [];

  afterEach(async () => {
    const complaints = visits.flatMap(({ complaints }) => complaints);
    const unexpected = complaints.filter((one) => ![PICTURE_ON_ITS_WAY, ...expected].some((known) => known.test(one)));
    await Promise.all(visits.map(({ page }) => page.context().close()));
    visits = [];
    expected = [];
    expect(unexpected).toEqual([]);
  });

  const open = async (path: string, cookies: string, options: BrowserContextOptions = {}) => {
    const visit = await browser.visit({ reducedMotion: "reduce", ...options });
    visits.push(visit);
    const { page } = visit;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("dialog", async (dialog) => {
      visit.complaints.push(`A dialog: ${dialog.message()}`);
      await dialog.dismiss().catch(() => {});
    });
    page.on("request", (request) => {
      if (isStray(request, page.url())) visit.complaints.push(`A request elsewhere: ${request.url()}`);
    });
    const context = page.context();
    await context.addInitScript(listenForViolations);
    if (script) await context.addInitScript({ content: script });
    if (cookies) await context.addCookies(cookies.split("; ").map((pair) => cookieOf(pair)));
    await page.goto(stack.origin + path);
    return page;
  };

  return {
    stack,
    /** Complaints that belong to this journey, such as the browser's line about an answer of 404. */
    expectComplaints: (...known: RegExp[]) => {
      expected.push(...known);
    },
    /** Somebody without an account, on a page of the site. */
    visitor: (path = "/", options?: BrowserContextOptions) => open(path, "", options),
    /** Somebody with an account, who signed in on this device before. */
    person: async (username: string, path = "/", options?: BrowserContextOptions) =>
      open(path, await stack.signIn(username), options),
  };
}

/** A page asks for nothing at other origins than its own. Going somewhere else, as to sign in, is another thing. */
const isStray = (request: Request, from: string) =>
  !request.isNavigationRequest() && /^https?:/.test(from) && !request.url().startsWith(`${new URL(from).origin}/`);

const cookieOf = (pair: string) => {
  const [name = "", ...value] = pair.split("=");
  // A cookie has no port, and a Secure one may only be set as if by https.
  return {
    name,
    value: value.join("="),
    url: "https://localhost",
    secure: true,
    httpOnly: true,
    sameSite: "Strict" as const,
  };
};

/**
 * Presses what shows more until the end is there. A button that went between the look and the press is not waited for.
 * `look` is told each time before.
 */
export const toTheEnd = (page: Page, more: Locator, end: string, look: () => unknown = () => {}) =>
  expect
    .poll(
      async () => {
        await look();
        if (await more.count()) await more.click({ timeout: 1000 }).catch(() => {});
        return page.getByText(end).count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(1);

/** What is typed at the provider: a handle, and whatever else its account says. */
export type AtProvider = { handle: string; name?: string; email?: string };

const DOORS: Record<Provider, string> = { google: "Continue with Google", github: "Continue with GitHub" };

/** From the sign-in page to the provider, and consent there. */
export async function consent(page: Page, provider: Provider, { handle, name, email }: AtProvider) {
  await page.getByRole("button", { name: DOORS[provider] }).click();
  await page.getByRole("textbox", { name: "Handle" }).fill(handle);
  if (name) await page.getByRole("textbox", { name: "Name" }).fill(name);
  if (email) await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** The first sign-in's last step: takes this username instead of the one suggested. */
export async function chooseUsername(page: Page, username: string) {
  await page.getByRole("heading", { name: "Choose what people call you" }).waitFor();
  await page.getByRole("textbox", { name: "Username" }).fill(username);
  await page.getByRole("button", { name: "Come in" }).click();
}

/** Signs somebody in for the first time, from wherever they are. */
export async function signUp(page: Page, provider: Provider, username: string) {
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await consent(page, provider, { handle: `${username}-at-${provider}` });
  await chooseUsername(page, username);
  await page.getByText(`Good to see you, ${username}.`).waitFor();
}
