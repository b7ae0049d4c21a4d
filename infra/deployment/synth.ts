import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Options } from "../cloud/options";
import { STACK_NAME } from "../settings";
import { Stopped } from "./faults";

export const ASSEMBLY = "cdk.out";

export type Shape = Partial<Options> & { stackName?: string };

/**
 * Writes the template of the stack, checks it, and answers its path. Needs neither network nor credentials.
 * @throws Stopped when a check finds something that nobody has acknowledged.
 */
export async function synthesise({ stackName, ...shape }: Shape = {}, folder = ASSEMBLY): Promise<string> {
  const { context } = JSON.parse(readFileSync("cdk.json", "utf8")) as { context: object };
  const tsx = createRequire(import.meta.url).resolve("tsx");
  const child = spawn(process.execPath, ["--import", tsx, "infra/cloud/app.ts"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...shape, "stack-name": stackName }),
    },
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Stopped("The template was not written: what stands above is why.");
  return `${folder}/${STACK_NAME}.template.json`;
}
