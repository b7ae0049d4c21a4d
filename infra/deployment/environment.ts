import type { Cloud } from "./cloud";
import { readParameters } from "./parameters";
import { outputsOf } from "./stack";

/** Where the local stack plays the cloud's services; what is left of it must not lead a command astray. */
const PLAYED = ["DYNAMODB_ENDPOINT", "S3_ENDPOINT", "SSM_ENDPOINT", "LAMBDA_ENDPOINT", "SIGNIN_ORIGIN", "RATE_LIMITS"];

/**
 * Sets this process's environment to what the functions find in theirs, with the rights of whoever runs the command.
 * Answers the site's address. @throws Stopped when there is no whole community here.
 */
export async function enterCloud(cloud: Cloud): Promise<string> {
  const outputs = await outputsOf(cloud);
  const parameters = await readParameters(cloud);
  const { accessKeyId, secretAccessKey, sessionToken } = await cloud.tables.config.credentials();
  for (const name of [...PLAYED, "AWS_SESSION_TOKEN"]) delete process.env[name];
  Object.assign(process.env, {
    AWS_REGION: cloud.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken && { AWS_SESSION_TOKEN: sessionToken }),
    TABLE_NAME: outputs.TableName,
    AVATAR_BUCKET: outputs.AvatarBucketName,
    INCOMING_BUCKET: outputs.IncomingBucketName,
    WALK_FUNCTION: outputs.WalkName,
    PUBLIC_ORIGIN: outputs.Address,
    FEED_SHARDS: parameters["feed-shards"] ?? "1",
    CURSOR_KEY: parameters["cursor-key"],
  });
  return outputs.Address;
}
