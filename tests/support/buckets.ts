import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import accounts from "@20minutes/s3rver/lib/models/account.js";
import { afterAll, beforeAll } from "vitest";
import * as Buckets from "../../functions/buckets";
import { freePort } from "../../infra/local/ports";
import { LOCAL_CREDENTIALS } from "../../infra/local/table";
import { temporaryFolder } from "./table";

export const TEST_BUCKETS = { AVATAR_BUCKET: "test-avatars", INCOMING_BUCKET: "test-incoming" };

/** Gives the tests of one file an object store of their own, with empty buckets. */
export function withBuckets() {
  const folder = temporaryFolder();
  let server: S3rver | undefined;
  beforeAll(async () => {
    const port = await freePort();
    accounts.DUMMY_ACCOUNT.createKeyPair(LOCAL_CREDENTIALS.accessKeyId, LOCAL_CREDENTIALS.secretAccessKey);
    server = new S3rver({
      address: "127.0.0.1",
      port,
      silent: true,
      vhostBuckets: false,
      // It gets the signatures of requests for a whole bucket wrong; the upload policy is checked by the gate.
      allowMismatchedSignatures: true,
      directory: join(folder.path, "objects"),
      configureBuckets: Object.values(TEST_BUCKETS).map((name) => ({ name })),
    });
    await server.run();
    Object.assign(process.env, { S3_ENDPOINT: `http://127.0.0.1:${port}`, ...TEST_BUCKETS });
  });
  afterAll(async () => {
    Buckets.disconnect();
    await server?.close();
    folder.remove();
  });
}
