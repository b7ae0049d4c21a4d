import { ulid } from "ulid";
import { NAUGHTY } from "./naughty";
import type { Pool } from "./pool";
import type { Random } from "./random";

export type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
};

/** How a value is chosen: as people would, at the limits of what is allowed, or as nobody should. */
export type Manner = "valid" | "boundary" | "naughty";

const WORDS = [
  "bees",
  "clocks",
  "levain",
  "Portuguese",
  "Dobsonian",
  "node.js",
  "C++",
  "zażółć",
  "日本語",
  "www.a.example",
];
const CHARACTERS = ["a", "Ω", "語", "😀", "e\u0301"[0]!];

/** A value for a field of this name and schema. */
export function valueFor(name: string, schema: Schema, manner: Manner, random: Random, pool: Pool): unknown {
  if (manner === "naughty") return random.pick(NAUGHTY);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.type === "boolean") return random.chance(0.2);
  if (schema.pattern) return patterned(name, schema.pattern, random, pool);
  if (schema.type !== "string") return random.below(1000);
  const { minLength = 0, maxLength = 100 } = schema;
  if (manner === "boundary") return lettersOf(random.pick([minLength, maxLength, Math.max(minLength, 1)]), random);
  const words = Array.from({ length: 1 + random.below(6) }, () => random.pick(WORDS)).join(" ");
  return words.slice(0, maxLength) || "a";
}

const lettersOf = (length: number, random: Random) => random.pick(CHARACTERS).repeat(length);

/** What ids, names and numbers in paths and queries look like; mostly something that is there. */
function patterned(name: string, pattern: string, random: Random, pool: Pool): string {
  const known = (kind: string) => (random.chance(0.9) ? pool.one(kind, random) : undefined);
  if (name === "username") return known("username") ?? `name-${random.below(1e6)}`;
  if (name === "limit") return String(1 + random.below(50));
  if (name === "month") return random.pick(["2026-11", "1970-01", "9999-12"]);
  if (pattern.includes("0-9a-f")) return known("session") ?? "0".repeat(64);
  if (pattern.includes("{43}")) return known(name) ?? random.pick(["x", "A", "_"]).repeat(43);
  if (pattern.includes('"v')) return `"v${known("version") ?? 1}"`;
  const kind = name === "into" || name === "topic" ? "topic" : name.replace(/Id$/, "");
  return known(kind) ?? ulid(random.below(2 ** 40));
}
