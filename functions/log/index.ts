/** What may identify somebody or open something: quoted values, addresses, long tokens. */
const PRIVATE = [/"[^"]*"|'[^']*'|`[^`]*`/g, /\S+@\S+/g, /[\w.~+/=-]{24,}/g];

const withoutPrivateParts = (text: string) =>
  PRIVATE.reduce((kept, pattern) => kept.replace(pattern, "…"), text).slice(0, 300);

const causesOf = (error: unknown): object[] => {
  if (!(error instanceof Error)) return [];
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  const told = { name: error.name, message: withoutPrivateParts(error.message), at: frames.slice(0, 8) };
  return [told, ...causesOf(error.cause)];
};

/** Writes an unexpected fault as one line of JSON. Messages are stripped of what may be secret or somebody's words. */
export const logFault = (what: string, error: unknown, about: Record<string, string>) =>
  console.error(JSON.stringify({ level: "error", what, ...about, causes: causesOf(error) }));
