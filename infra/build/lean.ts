import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ImportKind, Plugin } from "esbuild";

type Unused = { path: RegExp; importer?: RegExp; kind?: ImportKind; contents: string };

const refusal = (what: string) => `() => { throw new Error("${what} is not in this bundle"); }`;

/** Where a region's table answers, without the rules for what we never ask for. */
export const TABLE_ENDPOINT = `
  const suffixOf = (region) =>
    region.startsWith("cn-") ? "amazonaws.com.cn" : region.startsWith("eusc-") ? "amazonaws.eu" : "amazonaws.com";
  export const defaultEndpointResolver = ({ Endpoint, Region }) => ({
    url: new URL(Endpoint ?? "https://dynamodb." + Region + "." + suffixOf(Region)),
    properties: {},
    headers: {},
  });`;

const OF_TABLE = /[\\/]client-dynamodb[\\/]/;

/**
 * What the SDK imports but a function never uses, with what stands in for it. Each of these is read and compiled at
 * every cold start otherwise (docs/performance.md).
 */
const UNUSED: Unused[] = [
  {
    // Credentials come from Lambda's own environment (functions/table/client.ts), not from files, SSO, STS or metadata.
    path: /^@aws-sdk\/credential-provider-node$/,
    contents: `export const defaultProvider = () => async ${refusal("The chain of credential providers")};`,
  },
  {
    // Nor do settings: Lambda has no ~/.aws.
    path: /\/loadSharedConfigFiles$/,
    contents: `
      export const CONFIG_PREFIX_SEPARATOR = ".";
      export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
  },
  {
    // The table's address is known; an SDK asks for addresses only where `endpointDiscoveryEnabled` says so.
    path: /^@aws-sdk\/middleware-endpoint-discovery$/,
    contents: `
      export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = { environmentVariableSelector() {}, configFileSelector() {} };
      export const resolveEndpointDiscoveryConfig = (config) => config;`,
  },
  { path: /^\.\/endpoint\/endpointResolver$/, importer: OF_TABLE, contents: TABLE_ENDPOINT },
  {
    // Its version, for a user agent that we write ourselves.
    path: /^\.\.\/package\.json$/,
    importer: OF_TABLE,
    contents: `export default { version: "" };`,
  },
  {
    // No operation of the table answers with a stream of events. Left in, it would split the code around it into chunks.
    path: /^@smithy\/core\/event-streams$/,
    kind: "dynamic-import",
    contents: `export const eventStreamSerdeProvider = ${refusal("The event stream protocol")};
      export const EventStreamSerde = class { constructor() { eventStreamSerdeProvider(); } };`,
  },
  {
    // Retries are of the standard mode; this belongs to the adaptive one.
    path: /\/DefaultRateLimiter$/,
    contents: `export const DefaultRateLimiter = class { constructor() { (${refusal("The adaptive retry mode")})(); } };`,
  },
  {
    // Only a table on this machine answers without TLS. Importing all of this module would read each of its exports (OF_NODE).
    path: /^node:http$/,
    importer: /node-http-handler/,
    kind: "dynamic-import",
    contents: `export default process.getBuiltinModule("node:http");`,
  },
  {
    // Answers come as streams of Node alone, and need no pipe, which would open this process's own outputs to compare them.
    path: /^\.\/util-stream\/stream-collector$/,
    contents: `
      export const streamCollector = (stream) => new Promise((resolve, reject) => {
        const chunks = [];
        stream.on("data", (chunk) => chunks.push(chunk));
        stream.on("error", reject);
        stream.on("end", () => resolve(Buffer.concat(chunks)));
      });`,
  },
  {
    // What is sent is text or bytes; the length of a file's stream would need all that reads files.
    path: /^\.\/util-body-length\/calculateBodyLength$/,
    contents: `
      export const calculateBodyLength = (body) => {
        const length = body ? (typeof body === "string" ? Buffer.byteLength(body) : body.byteLength) : 0;
        if (length === undefined) throw new Error("Only text and bytes are sent.");
        return length;
      };`,
  },
  {
    // Ids of requests are of node:crypto; the global `crypto` would load all of WebCrypto.
    path: /^\.\/uuid\/v4$/,
    contents: `
      import { randomUUID } from "node:crypto";
      export const bindV4 = () => () => randomUUID();`,
  },
  {
    // Hashing is node:crypto's.
    path: /\/Sha256Js$/,
    contents: `export const Sha256Js = class { constructor() { (${refusal("SHA-256 in JavaScript")})(); } };`,
  },
];

/**
 * Importing a module of Node reads each of its exports, and so loads what those that nobody asked for stand for (WebCrypto,
 * worker threads, argument parsing). Taken like this only those that somebody imports by name are read.
 */
const OF_NODE = /^node:/;
const moduleOfNode = (path: string) =>
  Object.keys(createRequire(import.meta.url)(path)).reduce(
    (text, name) => `${text}const _${name} = /* @__PURE__ */ (() => all.${name})();export { _${name} as ${name} };\n`,
    `const all = process.getBuiltinModule("${path}");export default all;\n`,
  );

/** The errors that reading and writing items can end with. Those of backups, exports and the like have names without classes then. */
const ERRORS = new Set([
  "ConditionalCheckFailedException",
  "IdempotentParameterMismatchException",
  "InternalServerError",
  "InvalidEndpointException",
  "ItemCollectionSizeLimitExceededException",
  "ProvisionedThroughputExceededException",
  "ReplicatedWriteConflictException",
  "RequestLimitExceeded",
  "ResourceNotFoundException",
  "ThrottlingException",
  "TransactionCanceledException",
  "TransactionConflictException",
  "TransactionInProgressException",
]);
const TABLE_SCHEMAS = /client-dynamodb[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/;
const REGISTERED = /^n0_registry\.registerError\((\w+)\$, \1\);$/gm;

/** hono and our answers of problems make theirs of these, whose first use loads Node's whole HTTP client (`infra/build/fetch`). */
const OF_HONO = /[\\/](?:hono[\\/]dist|functions[\\/]api)[\\/].*\.[jt]s$/;
const OF_FETCH = /\bnew (?:Headers|Request|Response)\(/;
const LIGHT_FETCH = `import { Headers, Request, Response } from ${JSON.stringify(fileURLToPath(new URL("fetch/index.ts", import.meta.url)))};`;

/** Leaves out of a bundle what Lambda never uses. */
export const lean: Plugin = {
  name: "lean",
  setup({ onResolve, onLoad }) {
    UNUSED.forEach(({ path: filter, importer = /./, kind, contents }, index) => {
      const namespace = `unused-${index}`;
      onResolve({ filter }, (asked) =>
        (kind === undefined || asked.kind === kind) && importer.test(asked.importer)
          ? { path: asked.path, namespace }
          : undefined,
      );
      onLoad({ filter: /.*/, namespace }, () => ({ contents }));
    });
    onLoad({ filter: TABLE_SCHEMAS }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(REGISTERED, (line, name) => (ERRORS.has(name) ? line : "")),
    }));
    onLoad({ filter: OF_HONO }, ({ path }) => {
      const contents = readFileSync(path, "utf8");
      if (!OF_FETCH.test(contents)) return undefined;
      return { contents: LIGHT_FETCH + contents, loader: path.endsWith(".ts") ? "ts" : "js" };
    });
    onResolve({ filter: OF_NODE }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace: "of-node" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "of-node" }, ({ path }) => ({
      contents: moduleOfNode(path),
    }));
  },
};
