import { parseArgs } from "node:util";
import * as Rooms from "../../functions/rooms";
import * as Search from "../../functions/search";
import * as Users from "../../functions/users";
import { isArchive, restoreFrom } from "../data/archive/restore";
import { entriesOf } from "../data/entries";
import { type Imported, importRooms } from "../data/importer";
import { inGroups } from "../data/known";
import { counted, progressBar } from "../data/progress";
import { openTarget, type Target } from "../data/target";

/**
 * npm run import -- FILE.jsonl[.gz] [--target local|cloud]: puts an archive's rooms into a stack's table. It goes on where
 * an earlier run stopped; bad lines are told by their numbers, the others go on.
 * npm run import -- FOLDER: puts back what `npm run export` wrote, into an empty community.
 */
const USAGE = "Use: npm run import -- FILE.jsonl[.gz] or FOLDER [--target local|cloud]";

const UNREADABLE = new Set(["ENOENT", "EACCES", "EISDIR", "EPERM", "Z_DATA_ERROR"]);

try {
  process.exitCode = await run();
} catch (error) {
  console.error(sentenceOf(error as NodeJS.ErrnoException));
  process.exitCode = 1;
}

function sentenceOf({ code, message }: NodeJS.ErrnoException): string {
  if (code && UNREADABLE.has(code)) return `The file cannot be read (${code}).`;
  // What zlib says when the data stops before its end, and what is learnt before anything is put.
  if (code === "Z_BUF_ERROR") return "The file ends in the middle: nothing of it was taken.";
  return message;
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { target: { type: "string", default: "local" } },
    allowPositionals: true,
  });
  const [path, ...more] = positionals;
  if (!path || more.length > 0) throw new Error(USAGE);
  const target = await openTarget(values.target);
  if (isArchive(path)) return putBack(path, target);
  const began = performance.now();
  const bar = progressBar();
  const result = await importRooms(() => entriesOf(path), {
    onProgress: (done, total) =>
      bar.update(
        done.messages + done.rooms,
        total.messages + total.rooms,
        `${counted(done.rooms, "room")}, ${counted(done.messages, "message")} of ${total.messages.toLocaleString("en")}`,
      ),
    onFault: ({ number, fault }) => bar.say(`line ${number}: ${fault}`),
  }).finally(bar.end);
  const { there, put, people, faults } = result;
  console.log(
    `${counted(there.rooms, "room")}, ${counted(there.messages, "message")} and ${counted(people, "person", "people")} ` +
      `of the archive are in ${target.name}; ${counted(put.rooms, "room")} and ${counted(put.messages, "message")} are new.`,
  );
  if (put.rooms + put.messages > 0) console.log("Waiting for what follows from them: profiles, places and the search.");
  await target.drained(() => haveFollowed(result));
  console.log(`Done in ${Math.round((performance.now() - began) / 1000)} seconds.`);
  if (faults > 0) console.error(`${counted(faults, "line")} could not be taken: mend the file and run this again.`);
  return faults > 0 ? 1 : 0;
}

async function putBack(folder: string, target: Target): Promise<number> {
  const bar = progressBar();
  const { items, pictures } = await restoreFrom(folder, bar.update).finally(bar.end);
  console.log(`${counted(items, "item")} and ${counted(pictures, "picture")} are back in ${target.name}.`);
  console.log("Waiting for what follows from them.");
  await target.drained(async () => true);
  return 0;
}

/** The stream was last told of the last rooms; shards of it may be further than others, so everybody's profile counts too. */
async function haveFollowed({ met, latest }: Imported): Promise<boolean> {
  for (const some of inGroups(met, 100)) if (!(await Users.haveProfiles(some))) return false;
  const differences = await Promise.all(latest.map((id) => Search.differencesOf(Rooms.roomPartition(id))));
  return differences.every((count) => count === 0);
}
