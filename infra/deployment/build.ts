import { rmSync } from "node:fs";
import { buildFunctions } from "../build/functions";
import { buildSite } from "../build/site";
import { addNativeCode } from "./native";

export const FUNCTIONS = "dist/functions";
export const SITE = "dist/site";

/** Builds what Lambda and the CDN will hold. */
export async function buildForCloud() {
  rmSync(FUNCTIONS, { recursive: true, force: true });
  await buildFunctions(FUNCTIONS);
  await addNativeCode(FUNCTIONS);
  await buildSite(SITE);
}
