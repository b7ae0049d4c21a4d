import { join } from "node:path";
import type { Store } from "@20minutes/s3rver";
import { WATCHED_CHANGES } from "../../functions/table/schema";
import type { Controls } from "./control";
import { LOCAL_TABLE } from "./environment";
import type { Functions } from "./functions";
import type { Invocations } from "./invocations";
import { expireUploads } from "./objects/lifecycle";
import { every, scheduledEvent } from "./schedule";
import { startPump } from "./stream/pump";
import { setAside } from "./stream/set-aside";
import { sweeper } from "./sweeper";
import type { Table } from "./table-part";

/** As often as the cloud's schedule, in seconds. */
const SCHEDULE = 300;
const SWEEP = 60;

type Options = {
  folder: string;
  table: Table;
  functions: Functions;
  invocations: Invocations;
  store: Store;
  /** Without it nothing derived is written until a later start with it. */
  stream: boolean;
  onFault: (part: string, error: unknown) => void;
};

/** What happens without anybody asking: the stream, the schedule and the end of what has expired. */
export function startBackground({ folder, table, functions, invocations, store, stream, onFault }: Options) {
  const LISTENER = "table-changed";
  const pump = stream
    ? startPump({
        ...table,
        positionIn: join(folder, "stream.json"),
        pattern: WATCHED_CHANGES,
        invoke: (Records) => functions.invoke(LISTENER, { Records }),
        setAside(shardId, records, attempts, error) {
          const path = setAside(join(folder, "set-aside"), {
            functionName: LISTENER,
            shardId,
            streamArn: table.streamArn,
            records,
            attempts,
          });
          onFault(LISTENER, new Error(`A change was set aside in ${path}`, { cause: error }));
        },
        onFault: (error) => onFault("stream", error),
      })
    : undefined;
  const expiry = sweeper(table.endpoint, LOCAL_TABLE);
  const controls: Controls = {
    async drained() {
      // What a walk writes comes through the stream, and what the stream tells may start a walk.
      for (;;) {
        await pump?.drained();
        if (invocations.isIdle()) return;
        await invocations.idle();
      }
    },
    async runSchedule() {
      if (functions.has("every-few-minutes")) invocations.add("every-few-minutes", scheduledEvent());
    },
    sweep: async () => (await expiry.sweep()) + (await expireUploads(store)),
  };
  const timers = [
    every(SCHEDULE, controls.runSchedule, (error) => onFault("schedule", error)),
    every(SWEEP, controls.sweep, (error) => onFault("expiry", error)),
  ];
  return {
    controls,
    async stop() {
      for (const timer of timers) timer.stop();
      await Promise.all([pump?.stop(), invocations.stop()]);
      expiry.close();
    },
  };
}
