import type { Item } from "../../../functions/table";
import { lengthOf } from "../../../shared/text";
import type { Report } from "./rules";

/** The indexes' keys that an item ought to have; those not named it ought not to have. */
export type ExpectedKeys = { gsi1?: [string, string]; gsi2?: [string | RegExp, number] };

export const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;

export function expectKeys(report: Report, item: Item, { gsi1, gsi2 }: ExpectedKeys) {
  const { gsi1pk, gsi1sk, gsi2pk, gsi2sk } = item;
  const partition = gsi2?.[0];
  const isThere = partition instanceof RegExp ? partition.test(String(gsi2pk)) : gsi2pk === partition;
  const holds = gsi1pk === gsi1?.[0] && gsi1sk === gsi1?.[1] && isThere && gsi2sk === gsi2?.[1];
  const shown = (values: unknown[]) => values.map((value) => value ?? "-").join(" ");
  report.expect(holds, "index-keys", () => {
    const wanted = [...(gsi1 ?? [undefined, undefined]), ...(gsi2 ?? [undefined, undefined])];
    return `${nameOf(item)} has ${shown([gsi1pk, gsi1sk, gsi2pk, gsi2sk])} for ${shown(wanted)}`;
  });
}

export const expectVersion = (report: Report, item: Item) =>
  report.expect(Number.isInteger(item.version) && Number(item.version) >= 1, "version", () => nameOf(item));

/** A start of at most 160 code points and 400 bytes keeps an index entry under 1 KB, whatever finer limit was set when it was written. */
export function expectText(report: Report, item: Item, limit: number) {
  const { excerpt, rest } = item;
  const isSplit = typeof excerpt === "string" && (rest === undefined || (typeof rest === "string" && rest !== ""));
  const holds =
    isSplit &&
    lengthOf(excerpt) <= 160 &&
    Buffer.byteLength(excerpt) <= 400 &&
    lengthOf(excerpt) + lengthOf(rest ?? "") <= limit;
  report.expect(holds, "text", () => nameOf(item));
}
