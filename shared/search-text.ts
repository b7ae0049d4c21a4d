import * as v from "valibot";
import { lengthOf } from "./text";

/** Longest text that can be searched for, in code points. */
const SEARCH_LENGTH = 500;

/** Anything may be typed: what holds no word finds nothing, and only its length is refused. */
export const SearchText = v.pipe(
  v.string(),
  v.check((text) => lengthOf(text) <= SEARCH_LENGTH, `A search is at most ${SEARCH_LENGTH} characters.`),
  v.metadata({ maxLength: SEARCH_LENGTH }),
);
