import { utimesSync } from "node:fs";
import { join } from "node:path";
import type { S3Event } from "aws-lambda";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { uploadForm } from "../../functions/avatars/policy";
import { expireUploads } from "../../infra/local/objects/lifecycle";
import { BUCKETS, type Objects, startObjects } from "../../infra/local/objects/server";
import { LOCAL_CREDENTIALS, LOCAL_REGION } from "../../infra/local/table";
import { temporaryFolder } from "../support/table";

const SITE = "http://localhost:8080";
const folder = temporaryFolder();
const events: S3Event[] = [];
let objects: Objects;

beforeAll(async () => {
  objects = await startObjects({ folder: folder.path, siteOrigin: SITE, onUpload: (event) => events.push(event) });
  vi.stubEnv("AWS_REGION", LOCAL_REGION);
  vi.stubEnv("AWS_ACCESS_KEY_ID", LOCAL_CREDENTIALS.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", LOCAL_CREDENTIALS.secretAccessKey);
  vi.stubEnv("S3_ENDPOINT", objects.endpoint);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await objects.stop();
  folder.remove();
});

const ticket = (key: string) => uploadForm({ bucket: BUCKETS.incoming, key, type: "image/png" });

function post({ url, fields }: ReturnType<typeof ticket>, file: Blob, headers: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", file);
  return fetch(url, { method: "POST", body: form, headers });
}

test("what a page posts with its ticket is stored, and its event tells of it", async () => {
  const response = await post(ticket("uploads/u/1"), new Blob(["picture"]), { origin: SITE });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe(SITE);
  const stored = await objects.store.getObject(BUCKETS.incoming, "uploads/u/1");
  expect(stored?.metadata["content-type"]).toBe("image/png");
  expect(events.at(-1)?.Records[0]).toMatchObject({
    eventName: "ObjectCreated:Post",
    s3: { bucket: { name: "incoming" }, object: { key: "uploads/u/1", size: 7 } },
  });
});

test("what breaks its policy is refused as S3 refuses it, and nothing is stored", async () => {
  const large = await post(ticket("uploads/u/2"), new Blob([new Uint8Array(2 * 1024 * 1024 + 1)]));
  expect([large.status, await large.text()]).toEqual([400, expect.stringContaining("<Code>EntityTooLarge</Code>")]);
  const empty = await post(ticket("uploads/u/2"), new Blob([]));
  expect([empty.status, await empty.text()]).toEqual([400, expect.stringContaining("<Code>EntityTooSmall</Code>")]);
  const { url, fields } = ticket("uploads/u/2");
  const elsewhere = await post({ url, fields: { ...fields, key: "uploads/other/2" } }, new Blob(["x"]));
  expect(elsewhere.status).toBe(403);
  expect(await objects.store.getObject(BUCKETS.incoming, "uploads/u/2")).toBeNull();
  expect(await objects.store.getObject(BUCKETS.incoming, "uploads/other/2")).toBeNull();
});

test.each(["not a form", "--x\r\nbroken"])("a body that is %j is refused", async (body) => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  expect((await fetch(`${objects.endpoint}/incoming`, { method: "POST", body, headers })).status).toBe(400);
});

test("pages of other sites may not post", async () => {
  const preflight = (origin: string) =>
    fetch(`${objects.endpoint}/incoming`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });
  expect((await preflight(SITE)).headers.get("access-control-allow-origin")).toBe(SITE);
  expect((await preflight("https://evil.example")).status).toBe(403);
});

test("whoever does not sign reads and writes nothing", async () => {
  await post(ticket("uploads/u/3"), new Blob(["x"]));
  expect((await fetch(`${objects.endpoint}/incoming/uploads/u/3`)).status).toBe(403);
  expect((await fetch(`${objects.endpoint}/avatars/u`, { method: "PUT", body: "x" })).status).toBe(403);
  expect((await fetch(`${objects.endpoint}/avatars`)).status).toBe(403);
});

test("an upload that lay there for a day goes", async () => {
  await post(ticket("uploads/u/old"), new Blob(["x"]));
  await post(ticket("uploads/u/new"), new Blob(["x"]));
  const old = new Date(Date.now() - 25 * 3600 * 1000);
  utimesSync(join(folder.path, BUCKETS.incoming, "uploads/u/old._S3rver_object"), old, old);
  expect(await expireUploads(objects.store)).toBe(1);
  expect(await objects.store.getObject(BUCKETS.incoming, "uploads/u/old")).toBeNull();
  expect(await objects.store.getObject(BUCKETS.incoming, "uploads/u/new")).not.toBeNull();
});
