import { existsSync } from "node:fs";
import { resolve } from "node:path";

export const hasSite = () => existsSync("web/index.html");

/** Builds the site into `outDir`, which is emptied first. */
export async function buildSite(outDir: string): Promise<void> {
  const before = process.env.NODE_ENV;
  // Whoever builds, tests too, gets what visitors get.
  process.env.NODE_ENV = "production";
  try {
    // Loaded when needed: a stack that runs what is built needs no tools.
    const { build } = await import("vite");
    await build({
      configFile: "web/vite.config.ts",
      root: "web",
      logLevel: "error",
      build: { outDir: resolve(outDir), emptyOutDir: true },
    });
  } finally {
    // The functions of the local stack live in the same process and expect none.
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
