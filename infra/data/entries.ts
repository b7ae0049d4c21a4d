import { createHash } from "node:crypto";
import * as Rooms from "../../functions/rooms";
import { ImportedRoom, parseLine } from "./format";
import { linesOf } from "./lines";

/** A line of a file: the room it holds, or what is wrong with it. */
export type Entry = { number: number } & ({ room: ImportedRoom } | { fault: string });

/** Reads a file's rooms, one at a time. A line that repeats another is left out; one that contradicts another is a fault. */
export async function* entriesOf(path: string): AsyncGenerator<Entry> {
  const seen = new Map<string, { number: number; digest: string }>();
  for await (const line of linesOf(path)) {
    if ("fault" in line) {
      yield line;
      continue;
    }
    const { number, text } = line;
    try {
      const room = parseLine(ImportedRoom, text);
      const id = Rooms.importedRoomId(room);
      const digest = createHash("sha256").update(text).digest("base64url");
      const earlier = seen.get(id);
      if (earlier && earlier.digest !== digest) {
        throw new Error(
          `Line ${earlier.number} tells of this room (by name, host and createdAt) and says something else.`,
        );
      }
      if (earlier) continue;
      seen.set(id, { number, digest });
      yield { number, room };
    } catch (error) {
      yield { number, fault: (error as Error).message };
    }
  }
}
