import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import * as Buckets from "../../functions/buckets";
import { BUCKETS, type ObjectOptions, type Objects, startObjects } from "../../infra/local/objects/server";
import { temporaryFolder } from "./table";

export const TEST_SITE = "http://localhost:8080";

/**
 * Gives the tests of one file an object store of their own, with empty buckets. Uploads reach nobody unless `onUpload`
 * says so.
 */
export function withBuckets({ onUpload = () => {} }: Partial<Pick<ObjectOptions, "onUpload">> = {}) {
  const folder = temporaryFolder();
  let objects: Objects | undefined;
  beforeAll(async () => {
    objects = await startObjects({ folder: join(folder.path, "objects"), siteOrigin: TEST_SITE, onUpload });
    Object.assign(process.env, {
      S3_ENDPOINT: objects.endpoint,
      AVATAR_BUCKET: BUCKETS.avatars,
      INCOMING_BUCKET: BUCKETS.incoming,
    });
  });
  afterAll(async () => {
    Buckets.disconnect();
    await objects?.stop();
    folder.remove();
  });
}
