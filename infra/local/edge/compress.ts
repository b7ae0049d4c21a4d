import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Answer, headerOf } from "./http";

const brotlied = promisify(brotliCompress);
const gzipped = promisify(gzip);

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|problem\+json|manifest\+json|xml)|image\/svg\+xml)/;

// The CDN's own bounds: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
const SMALLEST = 1000;
const LARGEST = 10_000_000;

/** Compresses what the CDN would: brotli before gzip, for those who accept it. An ETag becomes a weak one. */
export async function compressed(answer: Answer, accepts = ""): Promise<Answer> {
  const size = answer.body.length;
  const fits = size >= SMALLEST && size <= LARGEST && COMPRESSIBLE.test(headerOf(answer, "content-type") ?? "");
  if (!fits || answer.headers["content-encoding"]) return answer;
  const encoding = encodingFor(accepts);
  const headers = { ...answer.headers, vary: "accept-encoding" };
  if (!encoding) return { ...answer, headers };
  const etag = headerOf(answer, "etag");
  return {
    status: answer.status,
    headers: {
      ...headers,
      "content-encoding": encoding,
      ...(etag && !etag.startsWith("W/") && { etag: `W/${etag}` }),
    },
    body: await encode(answer.body, encoding),
  };
}

function encodingFor(accepts: string): "br" | "gzip" | undefined {
  const wanted = accepts.split(",").map((part) => part.trim().split(/\s*;\s*/));
  const takes = (name: string) => wanted.some(([one, quality]) => one === name && !/^q=0(\.0*)?$/.test(quality ?? ""));
  return takes("br") ? "br" : takes("gzip") ? "gzip" : undefined;
}

// Middling effort: the work is done for each request.
const encode = (body: Buffer, encoding: "br" | "gzip"): Promise<Buffer> =>
  encoding === "br" ? brotlied(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : gzipped(body);
