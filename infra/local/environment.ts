import { BUCKETS } from "./objects/server";
import type { Secrets } from "./secrets";
import { LOCAL_CREDENTIALS, LOCAL_REGION } from "./table";

export const LOCAL_TABLE = "community";

/** Under which the cloud keeps what only functions may read. */
export const SECRETS_PATH = "/community";

type Parts = { origin: string; dynamodb: string; objects: string; aws: string; signIn: string; secrets: Secrets };

/** What the functions find in their environment: the cloud's variables, and where its services are played. */
export const environmentOf = ({ origin, dynamodb, objects, aws, signIn, secrets }: Parts): Record<string, string> => ({
  AWS_REGION: LOCAL_REGION,
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
  TABLE_NAME: LOCAL_TABLE,
  CURSOR_KEY: secrets.cursorKey,
  FEED_SHARDS: "1",
  PUBLIC_ORIGIN: origin,
  ORIGIN_SECRETS: secrets.originSecret,
  SECRETS_PATH,
  WALK_FUNCTION: "walk",
  AVATAR_BUCKET: BUCKETS.avatars,
  INCOMING_BUCKET: BUCKETS.incoming,
  DYNAMODB_ENDPOINT: dynamodb,
  S3_ENDPOINT: objects,
  SSM_ENDPOINT: aws,
  LAMBDA_ENDPOINT: aws,
  SIGNIN_ORIGIN: signIn,
});
