import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

type Edit = { path: RegExp; from: string; to: string };

/**
 * Lines of the SDK that cost each request more than all they are for, with what says the same for less (docs/decisions/0071,
 * docs/performance.md). `tests/unit/built-table.test.ts` holds what is asked and answered against the SDK as it is.
 */
export const SDK_EDITS: Edit[] = [
  // What runs around a command is put together once for each kind of command, as `cacheMiddleware` does for the client beneath. The
  // document client refuses that option, since its commands would then send the first of their kind again.
  {
    path: /lib-dynamodb[\\/]dist-es[\\/]commands[\\/]\w+Command\.js$/,
    from: "return async () => handler(this.clientCommand);",
    to: "return async ({ clientCommand }) => handler(clientCommand);",
  },
  {
    path: /lib-dynamodb[\\/]dist-es[\\/]DynamoDBDocumentClient\.js$/,
    from: "        return new DynamoDBDocumentClient(client, translateConfig);",
    to: `
        const documents = new DynamoDBDocumentClient(client, translateConfig);
        documents.config.cacheMiddleware = true;
        return documents;`,
  },
  // The client's 70 settings are looked up where they are, not copied three times a request.
  {
    path: /middleware-endpoint[\\/]endpointMiddleware\.js$/,
    from: "{ ...config }, context)",
    to: "config, context)",
  },
  {
    path: /middleware[\\/]schemaSerializationMiddleware\.js$/,
    from: `{
        ...config,
        ...context,
        endpoint,
    });`,
    to: "Object.assign(Object.create(config), context, { endpoint }));",
  },
  {
    path: /middleware[\\/]schemaDeserializationMiddleware\.js$/,
    from: `{
            ...config,
            ...context,
        }, response);`,
    to: "Object.assign(Object.create(config), context), response);",
  },
  // An error is made, with its stack, when there is one.
  {
    path: /middleware-retry[\\/]retryMiddleware\.js$/,
    from: "let lastError = new Error();",
    to: "let lastError;",
  },
  // Items are read without a schema looked up, or a list of one entry made, for each of their attributes.
  {
    path: /codec-v2[\\/]DynamoDBJsonCodec2\.js$/,
    from: "        return super._read(ns, value);",
    to: `
        if (value && ns.isMapSchema()) {
            const member = ns.getValueSchema();
            if (member.isStructSchema() && member.getName(true) === ATTRIBUTE_VALUE) {
                for (const k in value) {
                    if (value[k] && typeof value[k] === "object") this.readAttributeValue(value[k]);
                }
                return value;
            }
        }
        return super._read(ns, value);`,
  },
  {
    path: /lib-dynamodb[\\/]dist-es[\\/]commands[\\/]utils\.js$/,
    from: `    return Object.entries(obj).reduce((acc, [key, value]) => {
        if (typeof value === "function") {
            return acc;
        }
        const processedValue = processObj(value, processFunc, keyNodes);
        if (processedValue !== undefined && typeof processedValue !== "function") {
            acc[key] = processedValue;
        }
        return acc;
    }, {});`,
    to: `
    const acc = {};
    for (const key of Object.keys(obj)) {
        const value = obj[key];
        if (typeof value === "function") {
            continue;
        }
        const processedValue = processObj(value, processFunc, keyNodes);
        if (processedValue !== undefined && typeof processedValue !== "function") {
            acc[key] = processedValue;
        }
    }
    return acc;`,
  },
  {
    path: /util-dynamodb[\\/]dist-es[\\/]convertToNative\.js$/,
    from: `    for (const [key, value] of Object.entries(data)) {
`,
    to: `    for (const key in data) {
        const value = data[key];
`,
  },
];

/** Changes these lines in what is bundled. Where the SDK has other ones, the build fails: then it is time to look at them again. */
export const sdkEdits: Plugin = {
  name: "sdk-edits",
  setup({ onLoad }) {
    for (const { path: filter, from, to } of SDK_EDITS) {
      onLoad({ filter }, ({ path }) => {
        const [before, after, ...more] = readFileSync(path, "utf8").split(from);
        if (after === undefined || more.length > 0) throw new Error(`${path} is not what sdk-edits.ts knows.`);
        return { contents: before + to + after };
      });
    }
  },
};
