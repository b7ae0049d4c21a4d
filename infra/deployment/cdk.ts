import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import type { Cloud } from "./cloud";
import { Stopped } from "./faults";

/**
 * Runs the CDK's own command line over what was synthesised; what it says is shown. @throws Stopped when it fails.
 */
export async function cdk(
  { region }: Pick<Cloud, "region">,
  parameters: string[],
  { output = "inherit" }: { output?: "inherit" | "ignore" } = {},
): Promise<void> {
  const program = createRequire(import.meta.url).resolve("aws-cdk/bin/cdk");
  const child = spawn(process.execPath, [program, ...parameters], {
    stdio: ["ignore", output, output],
    env: { ...process.env, AWS_REGION: region, AWS_DEFAULT_REGION: region, CDK_DISABLE_CLI_TELEMETRY: "true" },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code === 0) return;
  throw new Stopped(`\`cdk ${parameters[0]}\` did not succeed: it says above why. Run this again when that is mended.`);
}
