import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Sha256 } from "@smithy/core/checksum";
import { HttpRequest } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFunction } from "../../infra/build/functions";
import { TABLE_ENDPOINT } from "../../infra/build/lean";
import { getEvent } from "../bench/event";
import { recordedTable } from "../bench/table-stand-in";
import { temporaryFolder } from "../support/table";

/** What a cold start of the API reads, compiles and runs before its first answer; `npm run bench:cold` tells what that takes. */
const folder = temporaryFolder();
type Loaded = { bytes: number; inputs: string[] };
/** At once, and when anything but a public read is asked for. */
let loaded: Loaded;
let whole: Loaded;

beforeAll(async () => {
  const { outputs } = await buildFunction("api", folder.path);
  loaded = loadedAtOnce(outputs, "functions/api/handler.ts");
  whole = loadedAtOnce(outputs, "functions/api/app.ts");
}, 60_000);
afterAll(() => folder.remove());

/** What is written of a module and all that it imports, less what waits for an `import()`. */
function loadedAtOnce(outputs: Metafile["outputs"], module: string): Loaded {
  const paths = Object.keys(outputs).filter((path) => outputs[path]!.entryPoint === module);
  for (const path of paths) {
    for (const { path: imported, kind, external } of outputs[path]!.imports) {
      if (kind === "import-statement" && !external && !paths.includes(imported)) paths.push(imported);
    }
  }
  const bytes = paths.reduce((sum, path) => sum + outputs[path]!.bytes, 0);
  return { bytes, inputs: paths.flatMap((path) => Object.keys(outputs[path]!.inputs)) };
}

const loadedFrom = (part: string, { inputs } = loaded) => inputs.filter((path) => path.includes(part));

test("a cold start loads at most 285 KB of code", () => {
  expect(loaded.bytes).toBeGreaterThan(100_000);
  expect(loaded.bytes).toBeLessThan(285_000);
});

test("what public reads do not need is loaded when it is asked for", () => {
  const packages = ["/client-s3/", "/arctic/", "/jose/", "/to-json-schema/", "/hono-openapi/"];
  const more = [
    "/aws4fetch/",
    "functions/buckets/",
    "functions/search/",
    "functions/sign-in/",
    "functions/api/app.ts",
    "functions/moderation/",
  ];
  expect([...packages, ...more].flatMap((part) => loadedFrom(part))).toEqual([]);
  expect(loadedFrom("functions/moderation/", whole)).not.toEqual([]);
  expect(packages.flatMap((part) => loadedFrom(part, whole))).toEqual([]);
});

test("what Lambda never uses is in no bundle", () => {
  const unused = ["credential-provider", "middleware-endpoint-discovery/", "/event-streams/", "/xml-builder/", "/sso"];
  const isStandIn = (path: string) => path.startsWith("unused-");
  expect(unused.flatMap((part) => loadedFrom(part, whole)).filter((path) => !isStandIn(path))).toEqual([]);
});

/** Loads the function in a process of its own, has it answer, and tells which of Node's own modules that took. */
const ANSWERING = `
  const { handler } = await import(process.argv[1]);
  const { statusCode } = await handler(JSON.parse(process.argv[2]));
  process.stdout.write(JSON.stringify({ statusCode, loaded: [...process.moduleLoadList] }), () => process.exit());`;

/** What stands where in an Authorization of version 4 (SigV4). */
const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=(\w+)\/.*, SignedHeaders=([\w;-]+), Signature=\w{64}$/;

/** Signs a request as it came once more, by the SDK as it is. */
async function signedAnew({ headers, body }: Awaited<ReturnType<typeof recordedTable>>["asked"][number]) {
  const [, accessKeyId = "", names = ""] = headers.authorization!.match(AUTHORIZATION)!;
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey: "bench-secret" },
    region: "eu-central-1",
    service: "dynamodb",
    sha256: Sha256,
  });
  const [hostname = "", port] = headers.host!.split(":");
  const signed = Object.fromEntries(names.split(";").map((name) => [name, headers[name] as string]));
  const request = new HttpRequest({ method: "POST", hostname, port: Number(port), path: "/", headers: signed, body });
  const at = (headers["x-amz-date"] as string).replace(/(....)(..)(..T..)(..)(..Z)/, "$1-$2-$3:$4:$5");
  return (await signer.sign(request, { signingDate: new Date(at) })).headers.authorization;
}

test("a first answer signs what it asks, and loads of Node what it needs for that, not what nobody asked for", async () => {
  const table = await recordedTable();
  const module = pathToFileURL(join(folder.path, "api", "index.mjs")).href;
  const code = ["--input-type=module", "--eval", ANSWERING, module, JSON.stringify(getEvent("/api/rooms"))];
  const { stdout } = await promisify(execFile)(process.execPath, code, { env: table.environment });
  await table.close();
  // The table of the tests takes any signature.
  expect(table.asked.length).toBeGreaterThan(1);
  for (const asked of table.asked) expect(asked.headers.authorization).toBe(await signedAnew(asked));
  const { statusCode, loaded } = JSON.parse(stdout) as { statusCode: number; loaded: string[] };
  expect(statusCode).toBe(200);
  const has = (module: string) => loaded.includes(`NativeModule ${module}`);
  expect(["crypto", "https"].filter((module) => !has(module))).toEqual([]);
  // Each is loaded by a careless `import`, a global or a getter, and takes milliseconds.
  const careless = [
    "internal/deps/undici/undici",
    "internal/crypto/webcrypto",
    "internal/webstreams/readablestream",
    "internal/fs/streams",
    "internal/util/parse_args/parse_args",
    "worker_threads",
    "http2",
    "zlib",
  ];
  expect(careless.filter(has)).toEqual([]);
});

test.each([
  "eu-central-1",
  "us-east-1",
  "mx-central-1",
  "il-central-1",
  "us-gov-west-1",
  "cn-northwest-1",
  "eusc-de-east-1",
])("the table of %s answers where the SDK itself would look for it", async (Region) => {
  const { defaultEndpointResolver } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(TABLE_ENDPOINT)}`
  );
  const { endpointProvider } = new DynamoDBClient({ region: Region }).config;
  for (const Endpoint of [undefined, "http://127.0.0.1:8000"]) {
    const asked = { Region, Endpoint, UseFIPS: false, UseDualStack: false, AccountIdEndpointMode: "disabled" };
    expect(defaultEndpointResolver(asked)).toEqual(endpointProvider(asked));
  }
});
