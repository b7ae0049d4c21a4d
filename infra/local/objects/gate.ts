import type { IncomingMessage, ServerResponse } from "node:http";
import type { Store } from "@20minutes/s3rver";
import { LARGEST_BODY } from "../edge/http";
import { LOCAL_CREDENTIALS } from "../table";
import type { Created } from "./event";
import { type PostedForm, type Refusal, refusalOf } from "./policy";

type Gate = { store: Store; siteOrigin: string; created: (object: Created) => void };

/** Takes a file that a browser posts with a signed policy, and refuses it as S3 would. Nobody else's pages may post. */
export async function takeForm(request: IncomingMessage, response: ServerResponse, gate: Gate) {
  const cors = corsOf(request, gate.siteOrigin);
  if (request.method === "OPTIONS") {
    response.writeHead(cors ? 200 : 403, cors).end();
    return;
  }
  const outcome = await take(request, gate).catch((): Refusal => malformed);
  if (outcome) {
    const { status, code, message } = outcome;
    response.writeHead(status, { ...cors, "content-type": "application/xml", connection: "close" });
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    );
  } else {
    response.writeHead(204, cors).end();
  }
}

const corsOf = ({ headers }: IncomingMessage, siteOrigin: string) =>
  headers.origin === siteOrigin
    ? {
        "access-control-allow-origin": siteOrigin,
        "access-control-allow-methods": "POST",
        "access-control-max-age": "3000",
        vary: "Origin",
      }
    : undefined;

const malformed: Refusal = {
  status: 400,
  code: "MalformedPOSTRequest",
  message: "The body of your POST request is not well-formed multipart/form-data.",
};

async function take(request: IncomingMessage, { store, created }: Gate): Promise<Refusal | undefined> {
  const form = await readForm(request);
  if (!form) return malformed;
  const refusal = refusalOf(form, LOCAL_CREDENTIALS);
  if (refusal) return refusal;
  const { bucket, fields, file } = form;
  const key = fields.key!;
  const { size } = await store.putObject({
    bucket,
    key,
    content: Buffer.from(file),
    metadata: { "content-type": fields["content-type"] ?? "binary/octet-stream" },
  });
  created({ bucket, key, size, eventName: "ObjectCreated:Post" });
  return undefined;
}

async function readForm(request: IncomingMessage): Promise<PostedForm | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Enough to tell that a file is too large, and never the machine's memory.
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  const type = request.headers["content-type"] ?? "";
  const entries = [...(await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData())];
  const fileAt = entries.findIndex(([name]) => name.toLowerCase() === "file");
  const file = entries[fileAt]?.[1];
  if (!(file instanceof Blob)) return undefined;
  // What comes after the file is not looked at.
  const fields = entries.slice(0, fileAt).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    bucket: (request.url ?? "").replaceAll("/", ""),
    fields: Object.fromEntries(fields),
    file: new Uint8Array(await file.arrayBuffer()),
  };
}
