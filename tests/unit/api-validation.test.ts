import * as v from "valibot";
import { expect, test } from "vitest";
import { bodyPointer, check, queryPointer } from "../../functions/api/input/validation";

const Schema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(2, "Longer."), v.regex(/^a/, "Starts with a.")),
  age: v.optional(v.number()),
  inner: v.optional(v.strictObject({ flag: v.boolean() })),
  kind: v.optional(v.picklist(["x", "y"])),
});

const errorsOf = (input: unknown, pointing = bodyPointer) =>
  Object.fromEntries(check(Schema, input, pointing).errors.map(({ pointer, detail }) => [pointer, detail]));

test("what is right comes out as the schema makes it", () => {
  expect(check(Schema, { name: "ab" }, bodyPointer)).toEqual({ output: { name: "ab" }, errors: [] });
});

test("every wrong field is named once, in plain words", () => {
  expect(errorsOf({ name: "b", age: "1", kind: "z", extra: 1, "a/b~c": 2 })).toEqual({
    "/extra": "This is not known here.",
    "/a~1b~0c": "This is not known here.",
    "/name": "Longer.",
    "/age": "This is a number.",
    "/kind": "This is not what belongs here.",
  });
  expect(errorsOf({})).toEqual({ "/name": "This is needed." });
});

test("fields inside fields are pointed at, unknown ones too", () => {
  expect(errorsOf({ name: "ab", inner: { flag: "no", more: 1 } })).toEqual({
    "/inner/flag": "This is true or false.",
    "/inner/more": "This is not known here.",
  });
});

test("a body that is no object is told so at its root", () => {
  for (const input of [[], null, "text", 1, undefined]) expect(Object.keys(errorsOf(input))).toEqual([""]);
});

test("what every object has by birth is no field", () => {
  const input = JSON.parse('{"name":"ab","__proto__":{"age":1},"constructor":1,"toString":2}');
  expect(Object.keys(errorsOf(input)).sort()).toEqual(["/__proto__", "/constructor", "/toString"]);
});

test("a parameter is named as one", () => {
  expect(errorsOf({ name: "ab", odd: "1" }, queryPointer)).toEqual({ "?odd": "This is not known here." });
});

test("a flood of unknown fields is cut off", () => {
  const input = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`field-${n}`, n]));
  expect(check(Schema, input, bodyPointer).errors.length).toBeLessThan(110);
});
