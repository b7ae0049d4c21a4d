import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signPolicy, uploadForm } from "../../functions/avatars/policy";

const target = { bucket: "incoming", key: "uploads/someone/picture", type: "image/png" } as const;
const now = new Date("2026-03-04T05:06:07.890Z");

beforeEach(() => {
  vi.stubEnv("AWS_REGION", "eu-central-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "KEYID");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_SESSION_TOKEN", undefined);
  vi.stubEnv("S3_ENDPOINT", undefined);
});
afterEach(() => vi.unstubAllEnvs());

const policyIn = (fields: Record<string, string>) => JSON.parse(Buffer.from(fields.policy!, "base64").toString());

test("the signature is the one of AWS's published example", () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html
  const policy = [
    `{ "expiration": "2015-12-30T12:00:00.000Z",`,
    `  "conditions": [`,
    `    {"bucket": "sigv4examplebucket"},`,
    `    ["starts-with", "$key", "user/user1/"],`,
    `    {"acl": "public-read"},`,
    `    {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},`,
    `    ["starts-with", "$Content-Type", "image/"],`,
    `    {"x-amz-meta-uuid": "14365123651274"},`,
    `    {"x-amz-server-side-encryption": "AES256"},`,
    `    ["starts-with", "$x-amz-meta-tag", ""],`,
    ``,
    `    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},`,
    `    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},`,
    `    {"x-amz-date": "20151229T000000Z" }`,
    `  ]`,
    `}`,
  ].join("\r\n");
  const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  expect(signPolicy(Buffer.from(policy).toString("base64"), { secret, day: "20151229", region: "us-east-1" })).toBe(
    "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e",
  );
});

test("a ticket is good for one key, one type, 1 byte to 2 MiB and five minutes", () => {
  const { fields } = uploadForm(target, now);
  expect(policyIn(fields)).toEqual({
    expiration: "2026-03-04T05:11:07.890Z",
    conditions: [
      { bucket: "incoming" },
      ["content-length-range", 1, 2 * 1024 * 1024],
      { key: "uploads/someone/picture" },
      { "content-type": "image/png" },
      { success_action_status: "204" },
      { "x-amz-algorithm": "AWS4-HMAC-SHA256" },
      { "x-amz-credential": "KEYID/20260304/eu-central-1/s3/aws4_request" },
      { "x-amz-date": "20260304T050607Z" },
    ],
  });
  expect(fields["x-amz-signature"]).toMatch(/^[0-9a-f]{64}$/);
});

test("every field of the form is bound by the policy, the function's session token too", () => {
  vi.stubEnv("AWS_SESSION_TOKEN", "session-token");
  const { fields } = uploadForm(target, now);
  const bound = Object.assign({}, ...policyIn(fields).conditions.filter((one: unknown) => !Array.isArray(one)));
  const { policy, "x-amz-signature": signature, ...rest } = fields;
  expect(rest).toEqual({ ...rest, "x-amz-security-token": "session-token" });
  expect(bound).toEqual({ bucket: "incoming", ...rest });
  expect([policy, signature]).not.toContain(undefined);
});

test("the form goes to the bucket's own address in the cloud, to the object store on a laptop", () => {
  expect(uploadForm(target).url).toBe("https://incoming.s3.eu-central-1.amazonaws.com/");
  vi.stubEnv("S3_ENDPOINT", "http://127.0.0.1:4569");
  expect(uploadForm(target).url).toBe("http://127.0.0.1:4569/incoming");
});
