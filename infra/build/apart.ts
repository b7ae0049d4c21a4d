import { relative } from "node:path";
import type { OutputFile, Plugin } from "esbuild";

/** Modules with a heavy SDK of their own that few requests need. They are reached by `import()` alone. */
const APART = /^\.\.\/buckets$/;

/**
 * Bundles these modules by themselves. esbuild splits by file: what the object store's SDK shares with the table's would
 * otherwise stand in a chunk that every cold start loads, with all that only the object store needs of it.
 */
export const apart: Plugin = {
  name: "apart",
  setup({ initialOptions, esbuild, resolve, onStart, onResolve, onEnd }) {
    const bundles = new Map<string, ReturnType<typeof bundle>>();

    async function bundle(entry: string) {
      const { plugins = [], outdir = ".", ...options } = initialOptions;
      const { metafile, outputFiles } = await esbuild.build({
        ...options,
        outdir,
        entryPoints: [entry],
        // Named by its contents, as chunks are: a running process must not meet another version.
        entryNames: "apart-[hash]",
        splitting: false,
        metafile: true,
        plugins: plugins.filter(({ name }) => name !== "apart"),
      });
      const [path] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint)!;
      return { path: `./${relative(outdir, path)}`, outputFiles };
    }

    onStart(() => bundles.clear());
    onResolve({ filter: APART }, async ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const { path: entry, errors } = await resolve(path, { resolveDir, kind: "import-statement" });
      if (errors.length > 0) return { errors };
      if (!bundles.has(entry)) bundles.set(entry, bundle(entry));
      return { path: (await bundles.get(entry)!).path, external: true };
    });
    onEnd(async (result) => {
      if (!result.outputFiles) return;
      const written = await Promise.all(bundles.values());
      result.outputFiles.push(...written.flatMap(({ outputFiles = [] }): OutputFile[] => outputFiles));
    });
  },
};
