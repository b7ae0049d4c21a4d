import type { BuildFailure, Message } from "esbuild";

/** An error of esbuild, of Vite or of anything else, in one line: `file:line:column: what`. */
export function sentenceOf(error: unknown): string {
  const message = (error as BuildFailure).errors?.[0];
  if (message) return placed(message);
  return (error as Error).message ?? String(error);
}

const placed = ({ location, text }: Message) =>
  location ? `${location.file}:${location.line}:${location.column}: ${text}` : text;
