import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** A line with its number, counted from 1: its text, or why it has none. */
export type Line = { number: number } & ({ text: string } | { fault: string });

/** Longest line that is read, in bytes; of a longer one no more than this is ever held. */
const LONGEST = 64 * 1024 * 1024;

const NEWLINE = 0x0a;

/**
 * Reads a text file line by line, gzipped or not whatever its name says. Only a newline ends a line: what `readline`
 * takes for one besides (U+2028, U+2029) may stand inside a JSON string. Blank lines are counted and left out.
 * @throws Error when the file cannot be read, or ends in the middle of its gzip data.
 */
export async function* linesOf(path: string, { longest = LONGEST } = {}): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 0;
  let pieces: Buffer[] = [];
  let held = 0;
  const take = (piece: Buffer) => {
    held += piece.length;
    if (held <= longest) pieces.push(piece);
    else pieces = [];
  };
  const finish = (): Line => {
    const bytes = Buffer.concat(pieces);
    const isTooLong = held > longest;
    pieces = [];
    held = 0;
    number++;
    if (isTooLong) return { number, fault: `This line is longer than ${longest} bytes.` };
    try {
      return { number, text: decoder.decode(bytes) };
    } catch {
      return { number, fault: "This line is not UTF-8." };
    }
  };
  const isBlank = (line: Line) => "text" in line && line.text.trim() === "";

  for await (const chunk of (await bytesOf(path)) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      start = end + 1;
      const line = finish();
      if (!isBlank(line)) yield line;
    }
    take(chunk.subarray(start));
  }
  const last = finish();
  if (!isBlank(last)) yield last;
}

async function bytesOf(path: string): Promise<Readable> {
  if (!(await isGzipped(path))) return createReadStream(path);
  // The pipeline hands the file's own errors on to whoever reads the unpacked side.
  return pipeline(createReadStream(path), createGunzip(), () => {});
}

/** Two bytes tell: https://www.rfc-editor.org/rfc/rfc1952#page-6 */
async function isGzipped(path: string) {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}
