import { Problem } from "../api/problem";
import { problems } from "./problems";

/** What the API found wrong with one field of what was sent; the pointer is a JSON Pointer into the body. */
export const wrongWith = (error: unknown, pointer: string) => {
  const found = error instanceof Problem ? error.errors?.find((one) => one.pointer === pointer)?.detail : undefined;
  return found && (problems[found] ?? found);
};
