import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "../../functions/table";
import { dumpTable } from "../support/dump";

/** Keys of the table and files of the object store in which one of these texts stands, in whatever case. */
export async function placesOf(texts: string[], folder: string): Promise<string[]> {
  disconnect();
  const wanted = texts.map((text) => text.toLowerCase());
  const items = (await dumpTable()).filter((item) => holds(JSON.stringify(item), wanted));
  return [...items.map(({ pk, sk }) => `${pk} ${sk}`), ...filesWith(texts, join(folder, "objects"))];
}

const holds = (text: string, wanted: string[]) => {
  const lowered = text.toLowerCase();
  return wanted.some((one) => lowered.includes(one));
};

function filesWith(texts: string[], folder: string): string[] {
  const named = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    holds(
      path,
      texts.map((text) => text.toLowerCase()),
    ),
  );
  try {
    const patterns = texts.flatMap((text) => ["-e", text]);
    return [
      ...named,
      ...execFileSync("grep", ["-rliF", ...patterns, folder])
        .toString()
        .trim()
        .split("\n"),
    ];
  } catch {
    // grep ends with 1 when nothing is found.
    return named;
  }
}
