import { createHmac, timingSafeEqual } from "node:crypto";

/** A form as a browser posted it: its fields, names in lower case, and the file that came after them. */
export type PostedForm = { bucket: string; fields: Record<string, string>; file: Uint8Array };

export type Credentials = { accessKeyId: string; secretAccessKey: string };

/** Why S3 would refuse the form: its error code and a sentence. */
export type Refusal = { status: number; code: string; message: string };

type Condition = Record<string, string> | [operator: string, name: string | number, value: string | number];

const denied = (message: string): Refusal => ({ status: 403, code: "AccessDenied", message });

/** Needed to check the policy itself, so no condition speaks of them. */
const UNCHECKED = new Set(["policy", "x-amz-signature", "file"]);

/**
 * Whether S3 would take a posted form: signed by the key's holder, not expired, and every field as the policy says.
 * Undefined means yes. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function refusalOf(form: PostedForm, credentials: Credentials, now = new Date()): Refusal | undefined {
  const { policy = "", "x-amz-signature": signature = "" } = form.fields;
  if (!policy) return denied("There is no policy.");
  if (!isSigned(form.fields, policy, signature, credentials)) {
    return { status: 403, code: "SignatureDoesNotMatch", message: "The policy is not signed by this key's holder." };
  }
  const { expiration, conditions } = JSON.parse(Buffer.from(policy, "base64").toString()) as {
    expiration: string;
    conditions: Condition[];
  };
  if (!(now < new Date(expiration))) return denied("Invalid according to Policy: Policy expired.");
  return brokenCondition(form, conditions.map(toTriple));
}

function isSigned(fields: Record<string, string>, policy: string, signature: string, credentials: Credentials) {
  const [accessKeyId, ...scope] = (fields["x-amz-credential"] ?? "").split("/");
  if (accessKeyId !== credentials.accessKeyId || fields["x-amz-algorithm"] !== "AWS4-HMAC-SHA256") return false;
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  const [given, expected] = [Buffer.from(signature, "hex"), hmac(key, policy)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

type Triple = [operator: string, name: string, value: string] | ["content-length-range", number, number];

function toTriple(condition: Condition): Triple {
  if (!Array.isArray(condition)) {
    const [[name, value] = ["", ""]] = Object.entries(condition);
    return ["eq", name.toLowerCase(), value];
  }
  const [operator, name, value] = condition;
  if (operator === "content-length-range") return [operator, Number(name), Number(value)];
  return [operator, String(name).replace(/^\$/, "").toLowerCase(), String(value)];
}

function brokenCondition({ bucket, fields, file }: PostedForm, conditions: Triple[]): Refusal | undefined {
  const values: Record<string, string> = { ...fields, bucket };
  for (const [operator, name, value] of conditions) {
    if (operator === "content-length-range") {
      if (file.length < Number(name)) return tooSmall;
      if (file.length > Number(value)) return tooLarge;
    } else {
      const actual = values[name] ?? "";
      const holds = operator === "starts-with" ? actual.startsWith(String(value)) : actual === value;
      if (!holds) return denied(`Invalid according to Policy: Policy Condition failed: [${operator}, $${name}]`);
    }
  }
  const named = new Set(conditions.map(([, name]) => name));
  const extra = Object.keys(fields).find(
    (name) => !UNCHECKED.has(name) && !name.startsWith("x-ignore-") && !named.has(name),
  );
  return extra ? denied(`Invalid according to Policy: Extra input fields: ${extra}`) : undefined;
}

const tooSmall: Refusal = {
  status: 400,
  code: "EntityTooSmall",
  message: "Your proposed upload is smaller than the minimum allowed size",
};
const tooLarge: Refusal = {
  status: 400,
  code: "EntityTooLarge",
  message: "Your proposed upload exceeds the maximum allowed size",
};
