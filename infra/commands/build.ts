import { rmSync } from "node:fs";
import { buildFunctions } from "../build/functions";
import { buildSite, hasSite } from "../build/site";

rmSync("dist/functions", { recursive: true, force: true });
const names = await buildFunctions("dist/functions");
for (const name of names) console.log(`dist/functions/${name}`);
if (hasSite()) {
  await buildSite("dist/site");
  console.log("dist/site");
}
