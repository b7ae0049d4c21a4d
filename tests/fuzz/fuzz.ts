import * as Community from "../../functions/community";
import * as Users from "../../functions/users";
import { signInAs } from "../../infra/local/sign-in/client";
import type { Answer } from "../support/api";
import { describeAll } from "../support/openapi";
import { type Finding, type Ground, Lane } from "./lane";
import type { Request } from "./request";

const LANES = 4;

export type Outcome = { sent: number; byStatus: Map<number, number>; findings: Finding[] };

type Options = {
  origin: string;
  requests: number;
  seed: number;
  onProgress?: (sent: number) => void;
};

/**
 * Sends requests of every kind that the API describes to a running stack, from several streams at once, and looks at each
 * answer. This process's environment must be that stack's.
 */
export async function fuzz({ origin, requests, seed, onProgress }: Options): Promise<Outcome> {
  const ground = await groundAt(origin);
  const outcome: Outcome = { sent: 0, byStatus: new Map(), findings: [] };
  const counted: Ground = {
    ...ground,
    async send(request, cookie) {
      const answer = await ground.send(request, cookie);
      outcome.byStatus.set(answer.status, (outcome.byStatus.get(answer.status) ?? 0) + 1);
      return answer;
    },
  };
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      const stream = new Lane(seed * LANES + lane, counted);
      for (let index = 0; index < requests / LANES; index++) {
        const finding = await stream.step(index);
        if (finding) outcome.findings.push(finding);
        outcome.sent += 1;
        onProgress?.(outcome.sent);
      }
    }),
  );
  return outcome;
}

async function groundAt(origin: string): Promise<Ground> {
  const description = describeAll(await (await fetch(`${origin}/api/openapi.json`)).json());
  return {
    description,
    send: (request, cookie) => send(origin, request, cookie),
    async signIn(username, isOwner) {
      const cookie = await signInAs(origin, username);
      if (isOwner) await Community.grant((await Users.getByUsername(username)).id);
      return cookie;
    },
  };
}

/** As the site's own pages ask, unless the request says otherwise. */
async function send(origin: string, { method, path, headers, body }: Request, cookie?: string): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    method,
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin", ...headers, ...(cookie && { cookie }) },
    body: body as BodyInit | undefined,
  });
  const text = await response.text();
  const isJson = /json(;|$)/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    cookies: response.headers.getSetCookie(),
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
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
