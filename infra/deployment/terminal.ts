import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { sentenceOf } from "./faults";

/** Where a command speaks with whoever runs it. */
export type Terminal = {
  say(line?: string): void;
  /** Answers what was typed, or undefined when nobody is there to type. */
  ask(question: string, options?: { hidden?: boolean }): Promise<string | undefined>;
};

export const terminal: Terminal = {
  say: (line = "") => console.log(line),
  async ask(question, { hidden = false } = {}) {
    if (!process.stdin.isTTY) return undefined;
    // What is hidden is not echoed, so that no secret stays on the screen.
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    process.stdout.write(`${question} `);
    const lines = createInterface({ input: process.stdin, output: hidden ? silent : process.stdout, terminal: true });
    try {
      return (await lines.question("")).trim();
    } finally {
      lines.close();
      if (hidden) process.stdout.write("\n");
    }
  },
};

/** Runs a command to its end: a failure is one sentence and the exit code 1. */
export async function command(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}
