import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { monotonicFactory } from "ulid";
import { readJson, writeJson } from "./state";

type Invocation = { functionName: string; payload: unknown };

export type Invocations = {
  /** Begins, with what an earlier run left waiting. */
  start(): void;
  /** Takes an event for later. It is kept on disk first, so that a kill loses none. */
  add(functionName: string, payload: unknown): void;
  /** Resolves once nothing waits and nothing runs. */
  idle(): Promise<void>;
  isIdle(): boolean;
  stop(): Promise<void>;
};

type Options = {
  folder: string;
  setAsideIn: string;
  invoke: (functionName: string, payload: unknown) => Promise<unknown>;
  onFault: (error: unknown) => void;
};

/** As Lambda sets out asynchronous calls: at least once, two more tries, then set aside. Its waits are minutes. */
const WAITS = [1000, 2000];
const nextName = monotonicFactory();
const AT_ONCE = 5;

/** Lambda's queue of asynchronous calls: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html */
export function openInvocations({ folder, setAsideIn, invoke, onFault }: Options): Invocations {
  mkdirSync(folder, { recursive: true });
  const waiting = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let started = false;

  async function run(name: string) {
    const path = join(folder, name);
    const invocation = readJson<Invocation>(path);
    if (invocation && !(await succeeds(invocation))) {
      if (stopping.signal.aborted) return;
      mkdirSync(setAsideIn, { recursive: true });
      return renameSync(path, join(setAsideIn, `${invocation.functionName}-${name}`));
    }
    rmSync(path, { force: true });
  }

  async function succeeds({ functionName, payload }: Invocation): Promise<boolean> {
    for (const wait of [...WAITS, undefined]) {
      try {
        await invoke(functionName, payload);
        return true;
      } catch (error) {
        onFault(error);
        if (wait !== undefined) await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return false;
      }
    }
    return false;
  }

  function next() {
    while (started && running.size < AT_ONCE && waiting.length > 0 && !stopping.signal.aborted) {
      const work = run(waiting.shift()!).catch(onFault);
      running.add(work);
      void work.finally(() => {
        running.delete(work);
        next();
      });
    }
  }

  const isIdle = () => running.size === 0 && waiting.length === 0;
  return {
    start() {
      started = true;
      next();
    },
    add(functionName, payload) {
      const name = `${nextName()}.json`;
      writeJson(join(folder, name), { functionName, payload });
      waiting.push(name);
      next();
    },
    isIdle,
    async idle() {
      while (!isIdle()) await Promise.race(running);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
