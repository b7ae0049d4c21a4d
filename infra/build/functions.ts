import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { BuildContext, BuildOptions, Metafile } from "esbuild";
import { apart } from "./apart";
import { lean } from "./lean";
import { sdkEdits } from "./sdk-edits";

/** The Lambda functions, by name: every folder of functions/ that has a handler.ts. */
export const functionNames = () =>
  globSync("functions/*/handler.ts")
    .map((path) => basename(dirname(path)))
    .sort();

/** What the bundles leave to node_modules: native code that cannot be bundled. */
export const NATIVE_PACKAGES = ["sharp"];

/** How every function is bundled: as one module and, beside it, chunks for what is loaded only when needed. */
const BUNDLE = {
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  splitting: true,
  mainFields: ["module", "main"],
  external: NATIVE_PACKAGES,
  plugins: [lean, sdkEdits],
  minify: true,
  // Packages written for require() still look for it.
  banner: { js: 'const require=id=>process.getBuiltinModule("node:module").createRequire(import.meta.url)(id);' },
  logLevel: "silent",
} satisfies BuildOptions;

const entryOf = (name: string) => `functions/${name}/handler.ts`;

/** Bundles one module as Lambda will run it to `outDir/index.mjs`. Answers what each written file is made of. @throws esbuild's BuildFailure */
export async function bundle(entry: string, outDir: string): Promise<Metafile> {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    ...BUNDLE,
    plugins: [apart, lean, sdkEdits],
    entryPoints: { index: entry },
    outdir: outDir,
    sourcemap: "external",
    metafile: true,
  });
  return metafile;
}

/** Bundles one function to `outDir/<name>/index.mjs`. @throws esbuild's BuildFailure */
export const buildFunction = (name: string, outDir: string) => bundle(entryOf(name), join(outDir, name));

/** Bundles every function there is, each whole in a folder of its own. @throws esbuild's BuildFailure */
export async function buildFunctions(outDir: string): Promise<void> {
  await Promise.all(functionNames().map((name) => buildFunction(name, outDir)));
}

/**
 * Bundles all functions again and again for the local stack, in a tenth of the time: they share their chunks, and what
 * did not change is not read anew.
 */
export function functionBuilder(outDir: string) {
  let names: string[] = [];
  let context: BuildContext<{ write: false }> | undefined;

  const contextOfNow = async () => {
    const now = functionNames();
    if (context && now.join() === names.join()) return context;
    await context?.dispose();
    names = now;
    const esbuild = await import("esbuild");
    context = await esbuild.context({
      ...BUNDLE,
      entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, entryOf(name)])),
      outdir: outDir,
      chunkNames: "chunks/[name]-[hash]",
      sourcemap: "linked",
      // Written by hand: after a mistake esbuild itself would take away what it wrote before.
      write: false,
    });
    return context;
  };

  return {
    /** Writes over what was there, so that a running copy is not pulled away. @throws esbuild's BuildFailure */
    async build(): Promise<void> {
      const { outputFiles } = await (await contextOfNow()).rebuild();
      for (const { path, contents } of outputFiles) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, contents);
      }
    },
    dispose: async () => context?.dispose(),
  };
}
