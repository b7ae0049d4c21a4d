import { rmSync } from "node:fs";
import { join } from "node:path";
import { sentenceOf } from "../build/faults";
import { buildFunctions, functionNames } from "../build/functions";
import { buildSite, hasSite } from "../build/site";

/** npm run build: the site to dist/site, each function to dist/functions/<name>. BUILD_DIR names another folder. */
const folder = process.env.BUILD_DIR ?? "dist";

try {
  rmSync(join(folder, "functions"), { recursive: true, force: true });
  await Promise.all([buildFunctions(join(folder, "functions")), hasSite() && buildSite(join(folder, "site"))]);
  for (const name of functionNames()) console.log(join(folder, "functions", name));
  if (hasSite()) console.log(join(folder, "site"));
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
