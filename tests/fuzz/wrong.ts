import type { Answer } from "../support/api";
import type { Description } from "../support/openapi";
import type { Request } from "./request";

/** What is wrong with an answer: that it failed, took what it must refuse, lacks what all carry, or is not as described. */
export function wrongWith(description: Description, request: Request, answer: Answer): string | undefined {
  const { status, headers } = answer;
  const mayComeAgain = request.isAtOnce && status === 503 && Number(headers["retry-after"]) > 0;
  if (status >= 500 && !mayComeAgain) return `answered ${status}`;
  if (request.fault && status < 400) return `took a request with a fault (${request.fault})`;
  if (headers["x-content-type-options"] !== "nosniff" || !headers["content-security-policy"])
    return "headers are missing";
  const isShared = headers["cache-control"]?.startsWith("public");
  if (status >= 400) {
    if (!String(headers["content-type"]).startsWith("application/problem+json")) return "an error that is no problem";
    if (headers["cache-control"] !== "private, no-store") return "an error that may be kept";
    if (answer.body?.status !== status || !answer.body?.requestId) return "a problem without status or request id";
  }
  if (isShared && answer.cookies.length > 0) return "a shared answer sets a cookie";
  const security = description.operationAt(request.method, request.path)?.security ?? [];
  const isForOne = security.length > 0 && security.every((one) => Object.keys(one).length > 0);
  if (isForOne && headers["cache-control"] !== "private, no-store") return "an answer for one person that may be kept";
  return description.wrongWith(request.method, request.path, answer);
}
