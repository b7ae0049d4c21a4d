import type { Plugin } from "esbuild";

/**
 * What the SDK imports but a function never uses, since credentials come from Lambda's own environment
 * (functions/table/client.ts): the chain that looks for them in files, SSO, STS and instance metadata, and with it
 * STS's XML protocol.
 */
const UNUSED = /^@aws-sdk\/credential-provider-node$/;

/** Leaves out of a bundle what Lambda never uses; asking for it all the same fails with its name. */
export const lean: Plugin = {
  name: "lean",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: "unused" }));
    onLoad({ filter: /.*/, namespace: "unused" }, ({ path }) => ({
      contents: `export const defaultProvider = () => async () => { throw new Error("${path} is not in this bundle"); };`,
    }));
  },
};
