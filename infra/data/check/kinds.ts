import type { Key } from "../../../functions/table/schema";

const ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

/** Every kind of item, by the form of its keys: README, "The table". The search's postings share one kind for each word list. */
const KINDS: [kind: string, pk: string, sk: string][] = [
  ["account", `U#${ULID}`, "N"],
  ["profile", `U#${ULID}`, "PROFILE"],
  ["session", `U#${ULID}`, "SESS#[0-9a-f]{64}"],
  ["allowance of messages", `U#${ULID}`, "L#messages"],
  ["limit", `U#${ULID}`, "L#[a-z]+"],
  ["room that waits", `U#${ULID}`, `Y#${ULID}`],
  ["notice", `U#${ULID}`, `C#${ULID}`],
  ["ban", "BANS", ULID],
  ["read mark", `U#${ULID}`, `V#${ULID}`],
  ["notification", `U#${ULID}`, `X#${ULID}`],
  ["export", `U#${ULID}`, "EXPORT"],
  ["receipt of erasure", "RECEIPT#.+", "N"],
  ["seen mark", `U#${ULID}`, "X~"],
  ["identity", "IDP#(google|github)#.+", "N"],
  ["username", "UN#[a-z0-9-]{2,30}", "N"],
  ["topic name", "TN#.+", "N"],
  ["topic", `T#${ULID}`, "N"],
  ["count of all", "T#ALL", "N"],
  ["room", `R#${ULID}`, "N"],
  ["message", `R#${ULID}`, `M#${ULID}`],
  ["member", `R#${ULID}`, `P#${ULID}`],
  ["reaction", `R#${ULID}`, `E#${ULID}#${ULID}`],
  ["import note", `R#${ULID}`, "IMPORTED"],
  ["posting", `[RUT]#${ULID}`, "[SQ]#.+"],
  ["word said", `R#${ULID}`, "W#.+"],
  ["correction", "D#.+", "N"],
  ["sign-in state", "STATE#.+", "N"],
  ["sign-in limit", "IP#.+", "L#signin"],
  ["community", "COMMUNITY", "N"],
  ["owner", "COMMUNITY", `OWNER#${ULID}`],
  ["report", `REPORT#${ULID}`, ".+"],
  ["audit entry", "AUDIT#\\d{6}", ULID],
  ["probe", "CANARY", "N"],
  ["restore note", "RESTORE", "N"],
  ["connection", "CONN#.+", "N"],
  ["subscription", "L#.+", ".+"],
];

const PATTERNS = KINDS.map(([kind, pk, sk]) => ({
  kind,
  pk: new RegExp(`^${pk}$`, "su"),
  sk: new RegExp(`^${sk}$`, "su"),
}));

/** The kind of an item; undefined when it is of none. */
export const kindOf = ({ pk, sk }: Key) => PATTERNS.find((one) => one.pk.test(pk) && one.sk.test(sk))?.kind;
