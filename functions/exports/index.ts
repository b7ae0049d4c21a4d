import type { Actor } from "../users";
import { linesOf } from "./lines";

export { find, forget, makeExport, request } from "./job";

/** What one answer may hold: Lambda's are at most 6 MB, and a person waits a few seconds at most. */
const MOST = { lines: 1000, bytes: 3_000_000 };

/** Everything a person wrote or that is kept about them, as JSON Lines; undefined when it is too much for one answer. */
export async function collect(actor: Actor): Promise<string | undefined> {
  const lines: string[] = [];
  let bytes = 0;
  for await (const line of linesOf(actor)) {
    const text = `${JSON.stringify(line)}\n`;
    bytes += Buffer.byteLength(text);
    lines.push(text);
    if (bytes > MOST.bytes || lines.length > MOST.lines) return undefined;
  }
  return lines.join("");
}
