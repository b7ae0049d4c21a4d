import type { ImportKind, Plugin } from "esbuild";

type Unused = { path: RegExp; kind?: ImportKind; contents: string };

const refusal = (what: string) => `() => { throw new Error("${what} is not in this bundle"); }`;

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
    // Hashing is node:crypto's.
    path: /\/Sha256Js$/,
    contents: `export const Sha256Js = class { constructor() { (${refusal("SHA-256 in JavaScript")})(); } };`,
  },
];

/**
 * Importing a module of Node by `import` reads each of its exports, and so loads what those that nobody asked for stand
 * for (WebCrypto, streams of files). Taken like this they stay unread.
 */
const OF_NODE = /^node:/;

/** Leaves out of a bundle what Lambda never uses. */
export const lean: Plugin = {
  name: "lean",
  setup({ onResolve, onLoad }) {
    UNUSED.forEach(({ path: filter, kind, contents }, index) => {
      const namespace = `unused-${index}`;
      onResolve({ filter }, (asked) =>
        kind === undefined || asked.kind === kind ? { path: asked.path, namespace } : undefined,
      );
      onLoad({ filter: /.*/, namespace }, () => ({ contents }));
    });
    onResolve({ filter: OF_NODE }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace: "of-node" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "of-node" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule("${path}");`,
    }));
  },
};
