import * as v from "valibot";

/** A ULID as the server makes them: 26 characters of Crockford's base 32, upper case. https://github.com/ulid/spec */
export const Id = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, "This is not an id."));

/** A moment, as ISO 8601 in UTC. */
export const Moment = v.pipe(v.string(), v.isoTimestamp());
