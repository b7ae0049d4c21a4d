import * as v from "valibot";
import { PAGE } from "./limits";

/** Where a list goes on: opaque, signed, good for that list only. Whether it was made here shows when it is read. */
export const CursorText = v.pipe(v.string(), v.minLength(1));

/** A whole number in a query string, from `min` to `max`. */
export const wholeNumber = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/, `This is a whole number from ${min} to ${max}.`),
    v.transform(Number),
    v.minValue(min, `This is at least ${min}.`),
    v.maxValue(max, `This is at most ${max}.`),
  );

export const PageSize = wholeNumber(1, PAGE.max);

export const PageQuery = v.strictObject({
  cursor: v.optional(CursorText),
  limit: v.optional(PageSize, String(PAGE.default)),
});
export type PageQuery = v.InferOutput<typeof PageQuery>;

/** One page of a list; `next` goes back as `?cursor=`, null at the end. */
export const pageOf = <const TItem extends v.GenericSchema>(item: TItem) =>
  v.object({ items: v.array(item), next: v.nullable(v.string()) });

export type Page<TItem> = { items: TItem[]; next: string | null };
