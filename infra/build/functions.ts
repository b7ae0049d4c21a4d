import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { BuildContext, BuildOptions, Metafile } from "esbuild";
import { apart } from "./apart";
import { lean } from "./lean";

/** The Lambda functions, by name: every folder of functions/ that has a handler.ts. */
export const functionNames = () =>
  globSync("functions/*/handler.ts")
    .map((path) => basename(dirname(path)))
    .sort();

/** What the bundles leave to node_modules: native code that cannot be bundled. */
export const NATIVE_PACKAGES = ["sharp"];

type BundleOptions = { sourcemap?: "external" | "linked" };

/**
 * One function as Lambda will run it, bundled to `outDir/<name>/index.mjs` with chunks beside it for what is loaded
 * only when needed. Files are written over, never emptied first, so that a running copy is not pulled away.
 */
const bundleOf = (name: string, outDir: string, { sourcemap = "external" }: BundleOptions = {}) =>
  ({
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
    plugins: [apart, lean],
    minify: true,
    sourcemap,
    // Packages written for require() still look for it.
    banner: { js: 'import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);' },
    logLevel: "silent",
  }) satisfies BuildOptions;

/** Bundles one function. Answers what each written file is made of. @throws esbuild's BuildFailure */
export async function buildFunction(name: string, outDir: string, options?: BundleOptions): Promise<Metafile> {
  const { build } = await import("esbuild");
  return (await build({ ...bundleOf(name, outDir, options), metafile: true })).metafile;
}

/** Bundles every function there is. One that fails keeps none of the others from being built. @throws the first failure. */
export const buildFunctions = (outDir: string, options?: BundleOptions) =>
  allOf(functionNames().map((name) => buildFunction(name, outDir, options)));

/** Bundles every function again and again, at half the work: what did not change is not read anew. */
export function functionBuilder(outDir: string, options?: BundleOptions) {
  const contexts = new Map<string, Promise<BuildContext>>();
  const contextOf = async (name: string) => {
    const { context } = await import("esbuild");
    // Written by hand: after a mistake esbuild itself would take away what it wrote before.
    if (!contexts.has(name)) contexts.set(name, context({ ...bundleOf(name, outDir, options), write: false }));
    return contexts.get(name)!;
  };
  const buildOne = async (name: string) => {
    const { outputFiles = [] } = await (await contextOf(name)).rebuild();
    mkdirSync(join(outDir, name), { recursive: true });
    for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  };
  return {
    /** @throws the first failure. */
    build: () => allOf(functionNames().map(buildOne)),
    dispose: async () => {
      for (const context of contexts.values()) await (await context).dispose();
    },
  };
}

async function allOf(builds: Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(builds);
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}
