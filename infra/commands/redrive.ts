import { join } from "node:path";
import { parseArgs } from "node:util";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { openCloud } from "../deployment/cloud";
import { Stopped } from "../deployment/faults";
import { redrive } from "../deployment/redrive";
import { bucketShelf, folderShelf } from "../deployment/shelves";
import { outputsOf } from "../deployment/stack";
import { command, terminal } from "../deployment/terminal";
import { NO_STACK, runningStack, stateFolder } from "../local/state";

/** npm run redrive [-- --target local|cloud]: sends what was set aside once more. What fails again stays where it is. */
await command(async () => {
  const { values } = parseArgs({
    options: { target: { type: "string", default: "local" } },
  });
  if (values.target === "cloud") {
    const cloud = await openCloud();
    return redrive(bucketShelf(cloud, (await outputsOf(cloud)).SetAsideBucketName), cloud.functions, terminal);
  }
  if (values.target !== "local") throw new Stopped(`--target is local or cloud, not ${values.target}.`);
  const stack = runningStack();
  if (!stack) throw new Stopped(NO_STACK);
  const { LAMBDA_ENDPOINT: endpoint, AWS_REGION: region } = stack.environment;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  await redrive(
    folderShelf(join(stateFolder(), "set-aside")),
    new LambdaClient({ endpoint, region, credentials }),
    terminal,
  );
});
