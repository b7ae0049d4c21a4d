import { createHash, createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

type Signer = Exclude<DynamoDBClientConfig["signer"], ((...args: never) => unknown) | undefined>;
type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

/** What may change on its way is not signed. */
const UNSIGNED = new Set(["authorization", "user-agent", "x-amzn-trace-id"]);
const UNTIDY = /[\t\r\n]| {2}|^ | $/;

const hash = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/** The key of one day. */
function signingKey(secret: string, scope: string): KeyObject {
  let key: string | Buffer = `AWS4${secret}`;
  for (const part of scope.split("/")) key = createHmac("sha256", key).update(part).digest();
  return createSecretKey(key as Buffer);
}

/**
 * Signs for the table as the SDK's own signer would (Signature Version 4), for the one kind of request that a table gets: a
 * POST of text to `/`. It is given the SDK since that one makes a signer and its keys anew for each request
 * (docs/decisions/0071). https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function tableSigner(region: string, { accessKeyId, secretAccessKey, sessionToken }: Credentials): Signer {
  let kept: { scope: string; key: KeyObject } | undefined;

  function keyOf(scope: string) {
    if (kept?.scope !== scope) kept = { scope, key: signingKey(secretAccessKey, scope) };
    return kept.key;
  }

  return {
    async sign(request, { signingDate = new Date() } = {}) {
      const time = new Date(signingDate).toISOString().replace(/[-:]|\.\d+/g, "");
      const scope = `${time.slice(0, 8)}/${region}/dynamodb/aws4_request`;
      const bodyHash = hash(request.body);
      const headers: Record<string, string> = { ...request.headers };
      headers["x-amz-date"] = time;
      headers["x-amz-content-sha256"] = bodyHash;
      if (sessionToken) headers["x-amz-security-token"] = sessionToken;
      const { names, lines } = canonical(headers);
      const asked = hash(`POST\n/\n\n${lines}\n${names}\n${bodyHash}`);
      const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${asked}`;
      const signature = createHmac("sha256", keyOf(scope)).update(text).digest("hex");
      const credential = `Credential=${accessKeyId}/${scope}`;
      headers.authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`;
      return { ...request, headers };
    },
  };
}

/** The headers that are signed, in their order: their names, and a line for each. */
function canonical(headers: Record<string, string>) {
  const values: Record<string, string> = {};
  for (const name in headers) {
    const key = name.toLowerCase();
    if (!UNSIGNED.has(key)) values[key] = tidy(headers[name]!);
  }
  const names = Object.keys(values).sort();
  return { names: names.join(";"), lines: names.map((name) => `${name}:${values[name]}\n`).join("") };
}

const tidy = (value: string) => (UNTIDY.test(value) ? value.replace(/[\t\r\n ]+/g, " ").replace(/^ | $/g, "") : value);
