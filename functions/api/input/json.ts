import type { Context } from "hono";
import { Problem } from "../../../shared/problems";

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The body as strict JSON. @throws Problem not-json by its content type, bad-request by its bytes. */
export async function readJson(c: Context): Promise<unknown> {
  const [type = ""] = (c.req.header("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() !== "application/json") {
    throw new Problem("not-json", { detail: "The content type of this request is application/json." });
  }
  if ((c.req.header("content-encoding") ?? "identity").trim().toLowerCase() !== "identity") {
    throw new Problem("not-json", { detail: "The body of this request is sent as it is, without a content encoding." });
  }
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  try {
    if (BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte)) throw new Error("It starts with a byte order mark.");
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw new Problem("bad-request", { detail: "The body is not JSON in UTF-8." });
  }
}
