import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, expect, test, vi } from "vitest";
import type { OwnProfile } from "../../shared/people";
import { closer, dragged, inside, middleOf } from "../../web/account/crop";
import { become } from "../../web/session/session";
import { problem, withSite } from "./support/site";
import { person } from "./support/things";

const site = withSite();
const nora = { ...person("nora"), displayName: "Nora Hale" };
const profile: OwnProfile = { ...nora, bio: "", joinedAt: "2026-03-04T00:00:00.000Z", version: 1, hasPicture: false };
const VERSION = "01JE0000000000000000000000";

/** The store, as XMLHttpRequest meets it: each test says how it answers. */
class Store {
  static sent: { url: string; form: FormData }[] = [];
  static answer: (request: Store) => void;
  status = 204;
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  private url = "";
  open(_: string, url: string) {
    this.url = url;
  }
  send(form: FormData) {
    Store.sent.push({ url: this.url, form });
    Store.answer(this);
  }
  abort() {
    this.onabort?.();
  }
}

beforeEach(() => {
  Store.sent = [];
  Store.answer = (request) => request.onload?.();
  vi.stubGlobal("XMLHttpRequest", Store);
  vi.stubGlobal("createImageBitmap", async (file: Blob) => {
    if (!file.type.startsWith("image/")) throw new DOMException("not a picture", "InvalidStateError");
    return { width: 400, height: 300, close() {} };
  });
  vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) =>
    done(new Blob(["square"], { type: "image/webp" })),
  );
  become(nora);
  site.answers["GET /api/session"] = () => ({ person: nora });
  site.answers["GET /api/me"] = () => profile;
  site.answers["POST /api/me/avatar"] = () => ({
    url: "http://store.test/incoming",
    fields: { key: "k" },
    version: VERSION,
  });
});

const photo = (type = "image/jpeg", size = 8) => new File([new Uint8Array(size)], "me", { type });

async function choose(file: File) {
  await site.open("/settings");
  await screen.findByRole("button", { name: "Choose a picture" });
  const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  fireEvent.change(input);
}
const use = async () => fireEvent.click(await screen.findByRole("button", { name: "Use this picture" }));

test("a chosen picture is sent to the store as its ticket says, and is one's own at once", async () => {
  await choose(photo());
  expect(await screen.findByRole("application", { name: "The part that is shown" })).toBeTruthy();
  site.answers["GET /api/me"] = () => ({ ...profile, avatarVersion: VERSION, hasPicture: true });
  await use();
  expect(await screen.findByText(/This is your picture now/)).toBeTruthy();
  expect(site.askedFor("POST /api/me/avatar")[0]!.body).toEqual({ type: "image/webp" });
  const [{ url, form } = {}] = Store.sent;
  expect(url).toBe("http://store.test/incoming");
  expect([...form!.keys()]).toEqual(["key", "file"]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("button", { name: "Choose another" })).toBeTruthy();
  const shown = [...document.querySelectorAll(".avatar img")].map((image) => image.getAttribute("src"));
  expect(shown.length).toBeGreaterThan(1);
  expect(new Set(shown)).toEqual(new Set([`/avatars/${nora.id}?v=${VERSION}`]));
});

test("how far it is, is shown while it is on its way, and it can be called off", async () => {
  Store.answer = (request) => request.upload.onprogress?.({ loaded: 3, total: 4 });
  await choose(photo());
  await use();
  expect(await screen.findByRole("progressbar", { name: "Sending, 75%" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.queryByText(/was not changed/)).toBeNull();
  expect(screen.getByRole("button", { name: "Choose a picture" })).toBeTruthy();
});

test.each([
  ["that is no picture", photo("text/plain"), /cannot be read as a picture/],
  ["that is too large", photo("image/png", 25_000_001), /up to 25 MB/],
])("a file %s is refused before anything is sent", async (_, file, words) => {
  await choose(file);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Use this picture" })).toBeNull();
  expect(site.askedFor("POST /api/me/avatar")).toEqual([]);
});

test("what the store or its reader refuses is said, and can be tried again", async () => {
  Store.answer = (request) => {
    request.status = 400;
    request.onload?.();
  };
  await choose(photo());
  await use();
  expect(await screen.findByText(/What was sent could not be read/)).toBeTruthy();
  Store.answer = (request) => request.onload?.();
  site.answers["GET /api/me"] = () => ({ ...profile, avatarRefused: VERSION });
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(Store.sent.length).toBe(2));
  expect(await screen.findByText(/What was sent could not be read/)).toBeTruthy();
});

test("a line that drops, and too many tries, are said so", async () => {
  Store.answer = (request) => request.onerror?.();
  await choose(photo());
  await use();
  expect(await screen.findByText(/The line dropped on the way/)).toBeTruthy();
  site.answers["POST /api/me/avatar"] = () => problem("too-many", {}, { "retry-after": "30" });
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText(/Try again in 30 seconds/)).toBeTruthy();
});

test("a picture can be dropped and pasted", async () => {
  await site.open("/settings");
  const row = (await screen.findByRole("button", { name: "Choose a picture" })).closest(".picture")!;
  const dataTransfer = { types: ["Files"], files: [photo()] };
  fireEvent(row, Object.assign(new Event("dragover", { bubbles: true, cancelable: true }), { dataTransfer }));
  expect(await screen.findByText(/Let go to choose/)).toBeTruthy();
  fireEvent(row, Object.assign(new Event("drop", { bubbles: true, cancelable: true }), { dataTransfer }));
  fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const paste = (types: string[]) => {
    const clipboardData = { files: [photo("image/png")], types };
    const event = new Event("paste", { bubbles: true, cancelable: true });
    return fireEvent(document, Object.assign(event, { clipboardData }));
  };
  expect(paste(["text/plain", "Files"])).toBe(true);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(paste(["Files"])).toBe(false);
  expect(await screen.findByRole("dialog")).toBeTruthy();
});

test("removing brings the drawn one back; if it fails, it says so", async () => {
  site.answers["GET /api/me"] = () => ({ ...profile, hasPicture: true });
  await site.open("/settings");
  fireEvent.click(await screen.findByRole("button", { name: "Remove" }));
  expect(await screen.findByText(/The picture was not removed/)).toBeTruthy();
  site.answers["DELETE /api/me/avatar"] = () => ({ ...profile, avatarVersion: VERSION });
  fireEvent.click(screen.getByRole("button", { name: "Remove" }));
  expect(await screen.findByText("Your picture is the drawn one again.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Choose a picture" })).toBeTruthy();
});

test("keys move the window over the picture and bring it closer", async () => {
  await choose(photo());
  const cropped = await screen.findByRole("application");
  const closerBy = screen.getByRole<HTMLInputElement>("slider", { name: "Closer" });
  expect(fireEvent.keyDown(cropped, { key: "+" })).toBe(false);
  expect(Number(closerBy.value)).toBeCloseTo(1.1);
  expect(fireEvent.keyDown(cropped, { key: "ArrowLeft" })).toBe(false);
  expect(fireEvent.keyDown(cropped, { key: "Tab" })).toBe(true);
});

test("the square never leaves the picture, however it is drawn along or brought closer", () => {
  const picture = { width: 400, height: 300 };
  const middle = middleOf(picture);
  expect(middle).toEqual({ x: 200, y: 150, zoom: 1 });
  expect(dragged(picture, middle, 1, 1)).toEqual({ x: 150, y: 150, zoom: 1 });
  expect(dragged(picture, middle, -9, 0)).toEqual({ x: 250, y: 150, zoom: 1 });
  expect(closer(picture, middle, 99).zoom).toBe(5);
  expect(closer(picture, middle, 0.1).zoom).toBe(1);
  const corner = dragged(picture, closer(picture, middle, 2), 9, 9);
  expect(corner).toEqual({ x: 75, y: 75, zoom: 2 });
  expect(inside(picture, { ...corner, zoom: 1 })).toEqual({ x: 150, y: 150, zoom: 1 });
});
