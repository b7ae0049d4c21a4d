import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { lean } from "./lean";

/** The Lambda functions, by name: every folder of functions/ that has a handler.ts. */
export const functionNames = () =>
  globSync("functions/*/handler.ts")
    .map((path) => basename(dirname(path)))
    .sort();

/** What the bundles leave to node_modules: native code that cannot be bundled. */
export const NATIVE_PACKAGES = ["sharp"];

/**
 * Bundles one function as Lambda will run it to `outDir/<name>/index.mjs`, with chunks beside it for what is loaded
 * only when needed. Files are written over, never emptied first, so that a running copy is not pulled away.
 */
export async function buildFunction(
  name: string,
  outDir: string,
  { sourcemap = "external" }: { sourcemap?: "external" | "linked" } = {},
): Promise<void> {
  const { build } = await import("esbuild");
  await build({
    entryPoints: { index: `functions/${name}/handler.ts` },
    outdir: join(outDir, name),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    splitting: true,
    mainFields: ["module", "main"],
    external: NATIVE_PACKAGES,
    plugins: [lean],
    minify: true,
    sourcemap,
    // Packages written for require() still look for it.
    banner: { js: 'import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);' },
    logLevel: "silent",
  });
}

/** Bundles every function there is. One that fails keeps none of the others from being built. @throws the first failure. */
export async function buildFunctions(outDir: string, options?: Parameters<typeof buildFunction>[2]): Promise<void> {
  const results = await Promise.allSettled(functionNames().map((name) => buildFunction(name, outDir, options)));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}
