import * as Canary from "../canary";
import { logFault } from "../log";
import * as Rooms from "../rooms";

/** What is looked after every few minutes; what does not fit into one run stays due for the next. */
const jobs = { "purge rooms": Rooms.purgeDue, "tell of late purges": tellOfLatePurges, probe: Canary.sing };

/** Does every job, whatever becomes of the others. @throws AggregateError of those that failed, for the alarm. */
export async function handler(): Promise<void> {
  const faults: unknown[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    try {
      await job();
    } catch (error) {
      logFault("job not done", error, { name });
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, "Some jobs were not done.");
}

/** The alarm listens for these words: see infra/cloud/alarms.ts. */
async function tellOfLatePurges() {
  if (await Rooms.isPurgeOverdue()) console.warn(JSON.stringify({ level: "warn", what: "purge overdue" }));
}
