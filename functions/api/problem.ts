import type { Context } from "hono";
import { PROBLEMS, Problem, type ProblemBody } from "../../shared/problems";
import { logFault } from "../log";
import type { Env } from "./env";

/** Answers any error as RFC 9457 problem details; what nobody threw on purpose is a 500 that tells nothing. */
export function answerProblem(error: unknown, c: Context<Env>): Response {
  const problem = error instanceof Problem ? error : new Problem("internal", { cause: error });
  if (problem.status >= 500 && problem.cause) {
    logFault(problem.code, problem.cause, { requestId: c.var.requestId, method: c.req.method, route: c.req.routePath });
  }
  const { code, status, detail, errors, retryAfter, allow } = problem;
  const body: ProblemBody = {
    type: `/problems/${code}`,
    title: PROBLEMS[code][1],
    status,
    detail,
    errors,
    requestId: c.var.requestId,
  };
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(retryAfter)));
  if (allow) headers.set("allow", allow.join(", "));
  return new Response(JSON.stringify(body), { status, headers });
}
