import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Puts `preload.ts` in the place of Vite's helper. */
export const preloadHelper = (): Plugin => ({
  name: "preload-helper",
  enforce: "pre",
  load: {
    filter: { id: /^\0vite\/preload-helper\.js$/ },
    handler: () => ({ code: readFileSync(new URL("./preload.ts", import.meta.url), "utf8"), moduleType: "ts" }),
  },
});
