import { rmSync } from "node:fs";
import { join } from "node:path";
import { sentenceOf } from "../build/faults";
import { functionBuilder } from "../build/functions";
import { buildSite, hasSite } from "../build/site";
import type { Site } from "./edge/site";
import type { Functions } from "./functions";
import { watchFolders } from "./watch";

type Options = {
  folder: string;
  functions: Functions;
  site: Site;
  /** Told of what could not be built; what was built before stays. */
  onFault: (what: string) => void;
};

export const siteFolder = (folder: string) => join(folder, "site");
export const functionsFolder = (folder: string) => join(folder, "functions");

/** Keeps functions and site built from their sources. */
export function builds({ folder, functions, site, onFault }: Options) {
  const told = (work: Promise<unknown>) => work.catch((error) => onFault(sentenceOf(error)));

  const bundles = functionBuilder(functionsFolder(folder));
  const rebuildFunctions = () => bundles.build().finally(() => functions.reload());

  async function rebuildSite() {
    if (!hasSite()) return;
    await buildSite(siteFolder(folder));
    site.reload();
  }

  return {
    /** Takes what is there, as `npm run build` made it. */
    adopt() {
      functions.reload();
      site.reload();
    },
    async all() {
      rmSync(functionsFolder(folder), { recursive: true, force: true });
      await Promise.all([told(rebuildFunctions()), told(rebuildSite())]);
    },
    stop: bundles.dispose,
    /** Builds again whatever changes, then calls `onChange`. */
    watch: (onChange: (what: string) => void) =>
      watchFolders(["functions", "shared", "web"], async (changed) => {
        const both = changed.has("shared");
        const started = Date.now();
        await Promise.all([
          (both || changed.has("functions")) && told(rebuildFunctions()),
          (both || changed.has("web")) && told(rebuildSite()),
        ]);
        onChange(`${[...changed].join(", ")} rebuilt in ${Date.now() - started} ms`);
      }),
  };
}
