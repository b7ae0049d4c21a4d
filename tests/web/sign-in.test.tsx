import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { SIGN_IN_PROBLEMS } from "../../shared/session";
import { safePath } from "../../web/session/way";
import { problem, withSite } from "./support/site";
import { person } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
afterEach(() => vi.restoreAllMocks());

test("offers the doors that the community has set up and says where one was going", async () => {
  site.answers["GET /api/community"] = () => ({ name: "", welcome: "", membersOnly: false, providers: ["github"] });
  site.answers["POST /api/auth/github/start"] = () => ({ url: "https://github.test/authorize" });
  const assign = vi.spyOn(location, "assign").mockImplementation(() => {});
  await site.open("/sign-in?returnTo=%2Frooms%2Fnew");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Continue with Google" })).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "Continue with GitHub" }));
  await waitFor(() => expect(assign).toHaveBeenCalledWith("https://github.test/authorize"));
  expect(site.askedFor("POST /api/auth/github/start")[0]!.body).toEqual({ returnTo: "/rooms/new" });
});

test("whoever is signed in already goes where they were going", async () => {
  site.answers["GET /api/session"] = () => ({ person: nora });
  await site.open("/sign-in?returnTo=%2Ftopics");
  await waitFor(() => expect(location.pathname).toBe("/topics"));
});

test.each(SIGN_IN_PROBLEMS)("a sign-in that ended as %s is said in words of our own", async (ended) => {
  await site.open(`/sign-in?problem=${ended}`);
  const title = ended === "banned" ? "You are banned from this community." : "The sign-in did not finish.";
  const said = (await screen.findByText(title)).closest("[role=alert]")!;
  expect(said.textContent!.length).toBeGreaterThan(40);
});

test("somebody signed in whose way to a provider failed is told, and goes on", async () => {
  site.answers["GET /api/session"] = () => ({ person: nora });
  await site.open("/sign-in?problem=unavailable&returnTo=%2Ftopics");
  await waitFor(() => expect(location.pathname).toBe("/topics"));
  expect(screen.getByText(/Something went wrong on our side/)).toBeTruthy();
});

test("text that somebody put into the address is not shown", async () => {
  await site.open("/sign-in?problem=%3Cscript%3Ecall%20555-0100");
  await screen.findByText("The sign-in did not finish.");
  expect(document.body.textContent).not.toContain("555-0100");
});

test.each([
  ["/rooms/1?x=1#m", "/rooms/1?x=1#m"],
  ["//evil.test", "/"],
  ["/\\evil.test", "/"],
  ["https:evil.test", "/"],
  ["https://evil.test/", "/"],
  ["/\t/evil.test", "/"],
  ["/a\r\nSet-Cookie: x", "/"],
  ["javascript:alert(1)", "/"],
  ["", "/"],
])("the way back %j is %j", (asked, way) => {
  expect(safePath(asked)).toBe(way);
});

const pending = { pending: { provider: "github", username: "nora-hale", displayName: "Nora Hale" } };

test("a first sign-in chooses a username, suggested, and goes on where one was going", async () => {
  site.answers["GET /api/auth/pending"] = () => pending;
  site.answers["POST /api/auth/complete"] = () => ({ person: nora, returnTo: "/topics" });
  await site.open("/welcome");
  const username = await screen.findByRole<HTMLInputElement>("textbox", { name: "Username" });
  expect(username.value).toBe("nora-hale");
  fireEvent.input(username, { target: { value: "nora" } });
  site.answers["GET /api/session"] = () => ({ person: nora });
  fireEvent.click(screen.getByRole("button", { name: "Come in" }));
  await waitFor(() => expect(location.pathname).toBe("/topics"));
  expect(site.askedFor("POST /api/auth/complete")[0]!.body).toEqual({ username: "nora", displayName: "Nora Hale" });
});

test("a username that somebody has is said beside it", async () => {
  site.answers["GET /api/auth/pending"] = () => pending;
  site.answers["POST /api/auth/complete"] = () => problem("username-taken");
  await site.open("/welcome");
  const username = await screen.findByRole("textbox", { name: "Username" });
  fireEvent.click(screen.getByRole("button", { name: "Come in" }));
  expect(await screen.findByText("Somebody already sits here. Try another one.")).toBeTruthy();
  expect(username.getAttribute("aria-invalid")).toBe("true");
});

test("a sign-in that waited too long begins again", async () => {
  site.answers["GET /api/auth/pending"] = () => ({ pending: null });
  await site.open("/welcome");
  expect((await screen.findByRole("link", { name: "Sign in again" })).getAttribute("href")).toBe("/sign-in");
});
