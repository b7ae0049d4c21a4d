import { PROBLEMS, type ProblemCode } from "../../shared/problems";
import type { Described } from "./endpoint";

/** Every problem that an endpoint may answer: those of all, those that follow from what it takes, and its own. */
export function problemsOf(method: string, endpoint: Described): ProblemCode[] {
  const { access, params, query, body, keyed, versioned, fresh, limited, takesAnyQuery, problems = [] } = endpoint;
  const from = (condition: unknown, ...codes: ProblemCode[]) => (condition ? codes : []);
  return [
    ...from(method !== "GET", "cross-site", "too-large"),
    ...from(access === "member" || access === "newcomer" || access === "reader", "signed-out"),
    ...from(fresh, "not-fresh"),
    ...from(body, "not-json", "bad-request"),
    ...from(keyed, "idempotency-key", "key-reused"),
    ...from(query?.entries && "cursor" in query.entries, "bad-cursor"),
    ...from(!takesAnyQuery, "invalid"),
    ...from(limited, "too-many"),
    ...from(params, "not-found"),
    ...from(versioned, "version-missing", "version-old"),
    ...problems,
    "wrong-door",
    "internal",
    "unavailable",
  ];
}

/** The same by status, with what each says. */
export function responsesOf(codes: ProblemCode[], schema: object) {
  const content = { "application/problem+json": { schema } };
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code][0]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, some]) => {
        const description = some.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}.`).join(" ");
        return [String(status), { description, content, ...(status === 429 && { headers: RETRY_AFTER }) }];
      }),
  );
}

const RETRY_AFTER = {
  "Retry-After": { description: "Seconds until the next try can succeed.", schema: { type: "integer" as const } },
};
