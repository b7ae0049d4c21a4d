import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import S3rver, { type Store } from "@20minutes/s3rver";
import { DUMMY_ACCOUNT } from "@20minutes/s3rver/lib/models/account.js";
import { LOCAL_CREDENTIALS } from "../table";
import { type Created, objectCreated } from "./event";
import { takeForm } from "./gate";

export const BUCKETS = { avatars: "avatars", incoming: "incoming" } as const;

export type ObjectOptions = {
  folder: string;
  /** The one site whose pages may send pictures. */
  siteOrigin: string;
  /** What a bucket's notification would tell: an object that is now in the incoming bucket. */
  onUpload: (event: ReturnType<typeof objectCreated>) => void;
};

export type Objects = { endpoint: string; store: Store; stop: () => Promise<void> };

/** Starts the object store with its two buckets. Both are private: whoever asks signs, or posts a form with a policy. */
export async function startObjects({ folder, siteOrigin, onUpload }: ObjectOptions): Promise<Objects> {
  DUMMY_ACCOUNT.createKeyPair(LOCAL_CREDENTIALS.accessKeyId, LOCAL_CREDENTIALS.secretAccessKey);
  const options = { directory: folder, silent: true, vhostBuckets: false, configureBuckets: buckets() };
  const s3 = new S3rver(options);
  // It computes signatures of requests for a whole bucket, such as a list, without the slash that the SDK signs.
  const whole = new S3rver({ ...options, allowMismatchedSignatures: true });
  await s3.configureBuckets();
  const created = (object: Created) => {
    if (object.bucket === BUCKETS.incoming) onUpload(objectCreated(object));
  };
  s3.on("event", ({ Records }) => {
    for (const { eventName, s3 } of Records) {
      if (eventName.startsWith("ObjectCreated:")) created({ ...s3.object, bucket: s3.bucket.name, eventName });
    }
  });
  // Koa tells of each refused request as an error; who asked has the answer.
  for (const one of [s3, whole]) one.on("error", () => {});
  const [signed, known] = [s3.callback(), whole.callback()];
  const server = createServer((request, response) => {
    if (isForm(request)) void takeForm(request, response, { store: s3.store, siteOrigin, created });
    else onlySigned(isWholeBucket(request) ? known : signed, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store: s3.store,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const one of [s3, whole]) one.logger.close();
      }),
  };
}

const buckets = () => Object.values(BUCKETS).map((name) => ({ name }));

const isForm = ({ method, url = "" }: IncomingMessage) =>
  (method === "POST" || method === "OPTIONS") && new RegExp(`^/${BUCKETS.incoming}/?$`).test(url);

const isWholeBucket = ({ url = "" }: IncomingMessage) => /^\/[^/?]+\/?(\?|$)/.test(url);

/** The store itself lets everyone in who does not sign. */
function onlySigned(signed: RequestListener, request: IncomingMessage, response: ServerResponse) {
  if (request.headers.authorization || /[?&]X-Amz-Signature=/.test(request.url ?? "")) return signed(request, response);
  response.writeHead(403, { "content-type": "application/xml" });
  response.end("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
}
