import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import * as Search from "../../functions/search";
import { documents, tableName } from "../../functions/table";
import { asking } from "../../functions/table/faults";
import { SCAN_PAGE } from "../local/page";
import { stateFolder } from "../local/state";
import { patiently } from "./patience";

type Key = Record<string, unknown>;

export type Reindexing = {
  /** Looks only. */
  isCheck?: boolean;
  /** Begins at the start even if an earlier run was stopped on its way. */
  isFresh?: boolean;
  onProgress?(partitions: number, differences: number): void;
};

const AT_ONCE = 4;

/**
 * Goes through everything that is searched and puts right what the search stores of it, or only counts what differs. A run
 * that was stopped goes on at the page of the table where it stood; a check always looks at everything.
 * Answers the number of differences.
 */
export async function reindexAll({ isCheck = false, isFresh = false, onProgress }: Reindexing): Promise<number> {
  const act = isCheck ? Search.differencesOf : Search.reindex;
  const place = isCheck ? undefined : placeOfRun();
  if (isFresh) place?.forget();
  let differences = 0;
  let done = 0;
  for await (const { partitions, next } of pagesOf(place?.read())) {
    for (let start = 0; start < partitions.length; start += AT_ONCE) {
      const found = await Promise.all(partitions.slice(start, start + AT_ONCE).map((pk) => patiently(() => act(pk))));
      differences += found.reduce((sum, one) => sum + one, 0);
      done += found.length;
      onProgress?.(done, differences);
    }
    if (next) place?.note(next);
  }
  place?.forget();
  return differences;
}

/** Partitions with something that is searched, each once however far its items are apart. */
async function* pagesOf(from: Key | undefined): AsyncGenerator<{ partitions: string[]; next?: Key }> {
  const seen = new Set<string>();
  let next = from;
  do {
    const command = new ScanCommand({
      TableName: tableName(),
      ExclusiveStartKey: next,
      ProjectionExpression: "pk",
      Limit: SCAN_PAGE,
    });
    const page = await patiently(() => asking(() => documents().send(command)));
    const here = new Set((page.Items ?? []).map(({ pk }) => String(pk)).filter(Search.isSearched));
    next = page.LastEvaluatedKey;
    yield { partitions: [...here].filter((pk) => !seen.has(pk)), next };
    for (const pk of here) seen.add(pk);
  } while (next);
}

/** Where a run that was stopped stood, kept beside the local stack's state. */
function placeOfRun() {
  const path = join(stateFolder(), `reindex-${tableName()}.json`);
  return {
    read(): Key | undefined {
      try {
        return JSON.parse(readFileSync(path, "utf8")) as Key;
      } catch {
        return undefined;
      }
    },
    note(next: Key) {
      mkdirSync(stateFolder(), { recursive: true });
      writeFileSync(path, JSON.stringify(next));
    },
    forget: () => rmSync(path, { force: true }),
  };
}
