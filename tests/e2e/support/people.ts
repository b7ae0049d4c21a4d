import type { Page } from "playwright-core";
import type { Provider } from "../../../shared/session";

const DOORS: Record<Provider, string> = { google: "Continue with Google", github: "Continue with GitHub" };

let made = 0;
/** A username that nobody has yet. */
export const newName = (name: string) => `${name}-${++made}${Date.now().toString(36).slice(-4)}`;

/** Signs in at the sign-in page that is open, for the first time, and chooses a username. */
export async function signUp(page: Page, username: string, provider: Provider = "github") {
  await page.getByRole("button", { name: DOORS[provider] }).click();
  await page.getByLabel("Handle").fill(username);
  await page.getByLabel("Name", { exact: true }).fill(username);
  await page.getByLabel("E-mail", { exact: true }).fill(`${username}@people.test`);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByRole("textbox", { name: "Username" }).fill(username);
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByRole("link", { name: `You, ${username}` }).waitFor();
}

/** Signs in again as somebody who was here before. */
export async function signInAgain(page: Page, username: string, provider: Provider = "github") {
  await page.getByRole("button", { name: DOORS[provider] }).click();
  await page.getByRole("button", { name: new RegExp(`^${username} `) }).click();
  await page.getByRole("link", { name: `You, ${username}` }).waitFor();
}

/** Puts a session that was begun elsewhere into a page's browser. */
export async function carrySession(page: Page, origin: string, cookie: string) {
  const [name, ...value] = cookie.split("=");
  // The browser takes a __Host- cookie for a secure address only; localhost counts as one when it is sent.
  const url = origin.replace("http:", "https:");
  await page
    .context()
    .addCookies([{ name: name!, value: value.join("="), url, secure: true, httpOnly: true, sameSite: "Strict" }]);
}

/** A newcomer's picture is drawn by the stream, so for a moment there may be none: the initials stand in. */
export const withoutPictures = (complaints: string[]) => complaints.filter((one) => !one.includes("/avatars/"));
