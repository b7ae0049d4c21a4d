import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import type { Cloud } from "./cloud";
import { Stopped } from "./faults";

/** Runs the CDK's own command line over what was synthesised, in the foreground. @throws Stopped when it fails. */
export async function cdk({ region }: Pick<Cloud, "region">, ...parameters: string[]): Promise<void> {
  const program = createRequire(import.meta.url).resolve("aws-cdk/bin/cdk");
  const child = spawn(process.execPath, [program, ...parameters], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, AWS_REGION: region, AWS_DEFAULT_REGION: region, CDK_DISABLE_CLI_TELEMETRY: "true" },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0)
    throw new Stopped(
      `\`cdk ${parameters[0]}\` did not succeed: what it says above is why. Run this again when it is mended.`,
    );
}
