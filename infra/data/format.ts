import * as v from "valibot";
import { MessageBody } from "../../shared/messages";
import { Username } from "../../shared/people";
import { Description, RoomName } from "../../shared/rooms";
import { TopicName } from "../../shared/topics";

/** A ULID's time has 48 bits. Clocks differ, so what is a little ahead of this one's is not yet the future. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** When it was said, in milliseconds since 1970. What comes from the future would stay on top of every list. */
const Time = v.pipe(
  v.number(),
  v.integer("A time is in whole milliseconds."),
  v.minValue(0, "A time is in milliseconds since 1970."),
  v.check((time) => time <= Date.now() + CLOCK_SKEW_MS, "This time is in the future."),
);

const ImportedMessage = v.strictObject({ author: Username, body: MessageBody, createdAt: Time });

/** One line of an import: a room with all that was said in it. Texts keep the limits that people's own do. */
export const ImportedRoom = v.strictObject({
  topic: TopicName,
  name: RoomName,
  host: Username,
  createdAt: Time,
  description: v.optional(Description, ""),
  messages: v.optional(v.array(ImportedMessage), []),
});
export type ImportedRoom = v.InferOutput<typeof ImportedRoom>;

/** How many faults of one line are told; a line of the wrong shape has one for each message. */
const TOLD = 3;

/** Reads one line as JSON of the given shape. @throws Error that tells what is wrong with it and where. */
export function parseLine<TSchema extends v.GenericSchema>(schema: TSchema, text: string): v.InferOutput<TSchema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`This is not JSON: ${(error as Error).message}`);
  }
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const told = result.issues.slice(0, TOLD).map((issue) => `${pointerOf(issue)}: ${reasonOf(issue)}`);
  const rest = result.issues.length - told.length;
  throw new Error(told.join(" ") + (rest > 0 ? ` And ${rest} more.` : ""));
}

const pointerOf = (issue: v.BaseIssue<unknown>) => `/${(issue.path ?? []).map(({ key }) => String(key)).join("/")}`;

function reasonOf({ received, expected, message }: v.BaseIssue<unknown>) {
  if (received === "undefined") return "This is missing.";
  if (expected === "never") return "Nothing is known by this name.";
  return message;
}
