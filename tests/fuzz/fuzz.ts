import * as Community from "../../functions/community";
import { Coverage } from "./coverage";
import { groundAt } from "./ground";
import { type Finding, type Ground, Lane } from "./lane";

const LANES = 4;

export type Outcome = { sent: number; coverage: Coverage; findings: Finding[] };

type Options = {
  origin: string;
  requests: number;
  seed: number;
  onProgress?: (sent: number) => void;
};

/**
 * Sends at least so many requests of every kind that the API describes to a running stack, from several streams at once, and
 * looks at each answer. This process's environment must be that stack's.
 */
export async function fuzz({ origin, requests, seed, onProgress }: Options): Promise<Outcome> {
  const ground = await groundAt(origin);
  const coverage = new Coverage(ground.description.operations);
  let sent = 0;
  const counted: Ground = {
    ...ground,
    async send(request, cookie) {
      const answer = await ground.send(request, cookie);
      const operation = ground.description.operationAt(request.method, request.path);
      if (operation) coverage.count(operation, answer.status);
      sent += 1;
      onProgress?.(sent);
      return answer;
    },
  };
  const lanes = Array.from({ length: LANES }, (_, lane) => new Lane(seed * LANES + lane, counted));
  const token = await Community.offerOwnership();
  if (token) lanes[0]!.pool.add("token", token);
  await Promise.all(
    lanes.map(async (lane) => {
      while (lane.sent < requests / LANES) await lane.step();
    }),
  );
  return { sent, coverage, findings: lanes.flatMap(({ findings }) => findings) };
}

/** A finding as a person reads it, and can send again. */
export function described({ at, what, request, answer }: Finding): string {
  const { method, path, headers, body } = request;
  const shown = typeof body === "string" ? body.slice(0, 300) : body && `${body.length} bytes`;
  return [
    `${method} ${path}: ${what}`,
    `  ${at}`,
    `  headers ${JSON.stringify(headers)}`,
    `  body ${shown ?? "none"}`,
    `  answer ${answer.status} ${answer.text.slice(0, 300)}`,
  ].join("\n");
}
