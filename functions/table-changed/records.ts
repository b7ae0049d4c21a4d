import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as v from "valibot";
import type { ItemChange, Key, Listener } from "../table";

const Image = v.record(v.string(), v.looseObject({}));
const KeyImage = v.object({ pk: v.object({ S: v.string() }), sk: v.object({ S: v.string() }) });

/** What the stream tells of one write: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html */
const StreamRecord = v.variant("eventName", [
  v.looseObject({ eventName: v.literal("REMOVE") }),
  v.looseObject({
    eventName: v.picklist(["INSERT", "MODIFY"]),
    dynamodb: v.looseObject({ Keys: KeyImage, OldImage: v.optional(Image), NewImage: Image }),
  }),
]);

/** A write as it arrived: its images are still to be read by whoever watches such items. */
export type RawChange = { key: Key; images: { before?: unknown; after: unknown } };

/** Reads the frame of a record; undefined when something was removed. @throws when it is no such record. */
export function changeIn(record: unknown): RawChange | undefined {
  const parsed = v.parse(StreamRecord, record);
  if (parsed.eventName === "REMOVE") return undefined;
  const { Keys, OldImage, NewImage } = parsed.dynamodb;
  return {
    key: { pk: Keys.pk.S, sk: Keys.sk.S },
    images: { before: OldImage && unmarshall(OldImage as never), after: unmarshall(NewImage as never) },
  };
}

/** Reads the images as a module's items. @throws when they are not. */
export const toItemChange = ({ schema }: Listener, { images: { before, after } }: RawChange): ItemChange => ({
  before: before === undefined ? undefined : v.parse(schema, before),
  after: v.parse(schema, after),
});
