import type { Store } from "@20minutes/s3rver";
import { readWhole } from "../objects/read";
import { BUCKETS } from "../objects/server";
import { type Origin, plain } from "./http";

/** The avatar bucket as the CDN sees it: an object's key is the address's own path. */
export const avatarOrigin =
  (store: Store): Origin =>
  async ({ method, path }) => {
    if (method !== "GET" && method !== "HEAD") return plain(405, "Only GET and HEAD.", { allow: "GET, HEAD" });
    // Keys are made of ids: anything else is no object, and must not become a path on this machine.
    const object = /^\/avatars\/\w+$/.test(path) ? await readWhole(store, BUCKETS.avatars, path.slice(1)) : null;
    if (!object) return plain(404, "There is no such picture.");
    const { metadata, body } = object;
    return {
      status: 200,
      headers: {
        "content-type": String(metadata["content-type"]),
        etag: String(metadata.etag),
        "cache-control": String(metadata["cache-control"] ?? "no-cache"),
      },
      body,
    };
  };
