import type { IncomingMessage } from "node:http";

/** A request as the edge received it. `path` and `query` are as sent, still percent-encoded. */
export type Asked = {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: Buffer;
  /** The visitor's own address. */
  address: string;
};

/** What an origin answers. Header names are in lower case. */
export type Answer = { status: number; headers: Record<string, string | string[]>; body: Buffer };

export type Origin = (asked: Asked) => Promise<Answer>;

/** An HTTP API takes at most 10 MB. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
export const LARGEST_BODY = 10 * 1024 * 1024;

export class BodyTooLarge extends Error {}

/** @throws BodyTooLarge */
export async function readRequest(request: IncomingMessage): Promise<Asked> {
  const [path, ...query] = (request.url ?? "/").split("?");
  return {
    method: request.method ?? "GET",
    // A request line may hold a whole address; only its path matters to one host.
    path: path!.replace(/^https?:\/\/[^/]*/i, "") || "/",
    query: query.join("?"),
    headers: headersOf(request),
    body: await readBody(request),
    address: request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "",
  };
}

/** Repeated headers joined by commas, as API Gateway hands them on; cookies by semicolons. */
const headersOf = ({ headersDistinct }: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(name === "cookie" ? "; " : ",")]),
  );

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too large is read to its end all the same: who is still sending would not hear the answer.
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  if (size > LARGEST_BODY) throw new BodyTooLarge();
  return Buffer.concat(chunks);
}

export const plain = (status: number, text: string, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  body: Buffer.from(`${text}\n`),
});

export const headerOf = ({ headers }: Answer, name: string) => {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
};
