import type { BuildFailure, Message } from "esbuild";

/** The first of a build's errors in one line, `file:line:column: what`; undefined when all went well. */
export function firstFault(results: PromiseSettledResult<unknown>[]): string | undefined {
  const failed = results.find((result) => result.status === "rejected");
  return failed && sentenceOf(failed.reason);
}

/** An error of esbuild, of Vite or of anything else, short enough to be read between two lines of work. */
export function sentenceOf(error: unknown): string {
  const message = (error as BuildFailure).errors?.[0];
  if (message) return placed(message);
  return (error as Error).message ?? String(error);
}

const placed = ({ location, text }: Message) =>
  location ? `${location.file}:${location.line}:${location.column}: ${text}` : text;
