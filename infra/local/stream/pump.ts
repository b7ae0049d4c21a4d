import { setTimeout as pause } from "node:timers/promises";
import type { DynamoDBRecord } from "aws-lambda";
import { readJson, writeJson } from "../state";
import { deliver, MAPPING } from "./batch";
import { matches } from "./pattern";
import { type Position, type Read, streamReader } from "./reader";

export type PumpOptions = {
  endpoint: string;
  streamArn: string;
  /** The file that holds how far the stream was handled. */
  positionIn: string;
  pattern: unknown;
  invoke: (records: DynamoDBRecord[]) => Promise<unknown>;
  setAside: (shardId: string, records: DynamoDBRecord[], attempts: number, error: unknown) => void;
  onFault: (error: unknown) => void;
};

export type Pump = {
  /** Resolves once everything that was written before the call has been handled. */
  drained(): Promise<void>;
  stop(): Promise<void>;
};

/** How long to wait for more, in milliseconds. Lambda asks four times a second. */
const IDLE = 100;

/**
 * Hands the stream's records to a function, as an event source mapping does. The position is kept after each batch, so
 * that a stack that was killed starts again with the batch it was at: at least once.
 */
export function startPump(options: PumpOptions): Pump {
  const { endpoint, streamArn, positionIn, onFault } = options;
  const kept = readJson<Position>(positionIn);
  const position: Position = kept?.streamArn === streamArn ? kept : { streamArn, shards: {} };
  const reader = streamReader(endpoint, position);
  const stopping = new AbortController();
  const { signal } = stopping;
  let waiting: (() => void)[] = [];

  async function handle({ shardId, records, last }: Read) {
    const wanted = records.filter((record) => matches(options.pattern, record));
    for (let start = 0; start < wanted.length && !signal.aborted; start += MAPPING.batchSize) {
      const batch = wanted.slice(start, start + MAPPING.batchSize);
      await deliver(batch, {
        invoke: async (some) => {
          signal.throwIfAborted();
          return options.invoke(some);
        },
        setAside: (failed, attempts, error) => options.setAside(shardId, failed, attempts, error),
        // A stop ends the wait with an error, so that nothing is given up for it.
        wait: (milliseconds) => pause(milliseconds, undefined, { signal }),
      });
      keep(shardId, batch.at(-1)?.dynamodb?.SequenceNumber);
    }
    if (!signal.aborted) keep(shardId, last);
  }

  function keep(shardId: string, after: string | undefined) {
    position.shards[shardId] = { ...position.shards[shardId], after };
    writeJson(positionIn, position);
  }

  async function run() {
    while (!signal.aborted) {
      const asking = waiting;
      waiting = [];
      try {
        const read = await reader.read();
        if (read) {
          waiting.unshift(...asking);
          await handle(read);
        } else {
          for (const resolve of asking) resolve();
          await pause(IDLE);
        }
      } catch (error) {
        waiting.unshift(...asking);
        reader.rewind();
        if (signal.aborted) return;
        onFault(error);
        await pause(1000);
      }
    }
  }

  const running = run();
  return {
    drained: () => new Promise((resolve) => waiting.push(resolve)),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
