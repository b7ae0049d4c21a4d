import type { Context, MiddlewareHandler, Next } from "hono";
import * as v from "valibot";
import { Problem, type ProblemCode } from "../../shared/problems";
import * as Sessions from "../sessions";
import type { Env, FullEnv, MemberEnv, NewcomerEnv } from "./env";
import { ACCESS, type Access } from "./guards/access";
import { readKey, readVersion } from "./input/headers";
import { readJson } from "./input/json";
import { readQuery } from "./input/query";
import { bodyPointer, check, type ObjectSchema, queryPointer } from "./input/validation";

type Maybe = ObjectSchema | undefined;

/** What an endpoint takes and answers: its guard checks it, its description at /api/openapi.json tells it. */
export type Endpoint<P extends Maybe = Maybe, Q extends Maybe = Maybe, B extends Maybe = Maybe> = {
  summary: string;
  description?: string;
  /** Parts of the path. What does not look like one leads nowhere: 404. */
  params?: P;
  /** Without it, no parameter is known. */
  query?: Q;
  /** Takes whatever parameters come, for callers that are not ours to teach. */
  takesAnyQuery?: boolean;
  body?: B;
  /** Needs an Idempotency-Key. */
  keyed?: boolean;
  /** Wants the version that is edited, in If-Match. */
  versioned?: boolean;
  /** Needs a sign-in that is minutes old. */
  fresh?: boolean;
  /** Counts against the caller's allowance. */
  limited?: boolean;
  /** The answers that are no problem, by status; null is an answer without a body, a media type one that is no JSON. */
  answers: Record<number, v.GenericSchema | null | `${string}/${string}`>;
  /** Problems of its own, beside those that follow from the rest. */
  problems?: ProblemCode[];
};

export type Described = Endpoint & { access: Access };

type As<T extends string, S extends Maybe> = S extends ObjectSchema ? { [K in T]: v.InferInput<S> } : object;
type Out<T extends string, S extends Maybe> = S extends ObjectSchema ? { [K in T]: v.InferOutput<S> } : object;
type InputOf<P extends Maybe, Q extends Maybe, B extends Maybe> = {
  in: As<"param", P> & As<"query", Q> & As<"json", B>;
  out: Out<"param", P> & Out<"query", Q> & Out<"json", B>;
};

export const DESCRIPTION = Symbol("endpoint");

const guarding =
  <E extends Env>(access: Access) =>
  <P extends Maybe = undefined, Q extends Maybe = undefined, B extends Maybe = undefined>(
    endpoint: Endpoint<P, Q, B>,
  ): MiddlewareHandler<E, string, InputOf<P, Q, B>> =>
    Object.assign((c: Context, next: Next) => guard({ access, ...endpoint }, c, next), {
      [DESCRIPTION]: { access, ...endpoint },
    });

export const open = guarding<Env>("open");
export const reader = guarding<Env>("reader");
export const member = guarding<MemberEnv>("member");
export const anyone = guarding<Env>("anyone");
export const newcomer = guarding<NewcomerEnv>("newcomer");

const NOTHING = v.strictObject({});

/** The guards that differ by endpoint, in the one order of all: 401, 415, 400, 422, 404 of a path that names nothing. */
async function guard(endpoint: Described, c: Context<FullEnv>, next: Next) {
  await ACCESS[endpoint.access](c);
  const json = endpoint.body && (await readJson(c));
  if (endpoint.keyed) c.set("key", readKey(c));
  const { values, errors: repeated } = endpoint.takesAnyQuery ? { values: {}, errors: [] } : readQuery(c);
  const query = check(endpoint.query ?? NOTHING, values, queryPointer);
  const body = endpoint.body && check(endpoint.body, json, bodyPointer);
  const errors = [...repeated, ...query.errors, ...(body?.errors ?? [])];
  if (errors.length > 0) throw new Problem("invalid", { errors });
  const param = endpoint.params && v.safeParse(endpoint.params, c.req.param());
  if (param && !param.success) throw new Problem("not-found");
  if (endpoint.fresh) Sessions.requireFresh(c.var.session);
  if (endpoint.versioned) c.set("version", readVersion(c));
  c.req.addValidatedData("query", query.output as object);
  if (body) c.req.addValidatedData("json", body.output as object);
  if (param) c.req.addValidatedData("param", param.output as object);
  await next();
}
