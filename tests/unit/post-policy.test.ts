import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { type PostedForm, refusalOf } from "../../infra/local/objects/policy";

const credentials = { accessKeyId: "KEYID", secretAccessKey: "secret" };
const scope = ["20260304", "eu-central-1", "s3", "aws4_request"];
const now = new Date("2026-03-04T05:06:07Z");

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

type Changes = {
  conditions?: unknown[];
  fields?: Record<string, string>;
  expiration?: string;
  size?: number;
  secret?: string;
};

/** A form that S3 would take, but for what is changed. */
function form({
  conditions = [],
  fields = {},
  expiration = "2026-03-04T05:11:07Z",
  size = 10,
  secret,
}: Changes = {}): PostedForm {
  const exact = {
    key: "uploads/a",
    "content-type": "image/png",
    "x-amz-algorithm": "AWS4-HMAC-SHA256",
    "x-amz-credential": `KEYID/${scope.join("/")}`,
    "x-amz-date": "20260304T050607Z",
  };
  const all = [
    { bucket: "incoming" },
    ["content-length-range", 1, 100],
    ...Object.entries(exact).map(([name, value]) => ({ [name]: value })),
    ...conditions,
  ];
  const policy = Buffer.from(JSON.stringify({ expiration, conditions: all })).toString("base64");
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret ?? "secret"}`);
  return {
    bucket: "incoming",
    fields: { ...exact, policy, "x-amz-signature": hmac(key, policy).toString("hex"), ...fields },
    file: new Uint8Array(size),
  };
}

const codeOf = (posted: PostedForm, at = now) => refusalOf(posted, credentials, at)?.code;

test("a form that keeps to its policy is taken", () => {
  expect(codeOf(form())).toBeUndefined();
  expect(codeOf(form({ size: 1 }))).toBeUndefined();
  expect(codeOf(form({ size: 100 }))).toBeUndefined();
});

test("too much and too little are told apart", () => {
  expect(codeOf(form({ size: 101 }))).toBe("EntityTooLarge");
  expect(codeOf(form({ size: 0 }))).toBe("EntityTooSmall");
});

test.each([
  ["another key", { fields: { key: "uploads/b" } }],
  ["another type", { fields: { "content-type": "text/html" } }],
  ["a field that no condition names", { fields: { acl: "public-read" } }],
  ["a policy without signature", { fields: { "x-amz-signature": "" } }],
  ["a policy that somebody else signed", { secret: "guessed" }],
  ["a policy that was changed", { fields: { policy: form({ expiration: "2030-01-01T00:00:00Z" }).fields.policy! } }],
  ["no policy", { fields: { policy: "" } }],
  ["another's key id", { fields: { "x-amz-credential": `OTHER/${scope.join("/")}` } }],
])("%s is refused", (_, changes: Changes) => {
  expect(codeOf(form(changes))).toMatch(/^(AccessDenied|SignatureDoesNotMatch)$/);
});

test("after its time a policy is worth nothing", () => {
  expect(codeOf(form(), new Date("2026-03-04T05:11:07Z"))).toBe("AccessDenied");
  expect(codeOf(form(), new Date("2026-03-04T05:11:06Z"))).toBeUndefined();
});

test("a condition may name the beginning only", () => {
  const conditions = [["starts-with", "$x-amz-meta-from", "page-"]];
  expect(codeOf(form({ conditions, fields: { "x-amz-meta-from": "page-1" } }))).toBeUndefined();
  expect(codeOf(form({ conditions, fields: { "x-amz-meta-from": "elsewhere" } }))).toBe("AccessDenied");
});

test("another bucket's form is refused", () => {
  expect(codeOf({ ...form(), bucket: "avatars" })).toBe("AccessDenied");
});
