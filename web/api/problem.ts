import type { FieldError, ProblemBody, ProblemCode } from "../../shared/problems";

/** What the API refuses, by its stable code. `message` is what it said of it, in English; `retryAfter` is in seconds. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly errors?: FieldError[];

  constructor(
    { type = "", title, detail, errors }: Partial<ProblemBody>,
    readonly status: number,
    readonly retryAfter?: number,
  ) {
    super(detail ?? title);
    this.code = codeIn(type) ?? (status === 401 ? "signed-out" : status === 404 ? "not-found" : "unavailable");
    this.errors = errors;
  }
}

const codeIn = (type: string) => /^\/problems\/(.+)/.exec(type)?.[1] as ProblemCode | undefined;
