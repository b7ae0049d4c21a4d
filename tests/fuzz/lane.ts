import type { Answer } from "../support/api";
import type { Description, Operation } from "../support/openapi";
import { Pool } from "./pool";
import { type Random, randomOf } from "./random";
import { broken, type Request, requestFor } from "./request";
import type { Manner } from "./values";

/** What a lane needs of the stack it runs against. */
export type Ground = {
  description: Description;
  send(request: Request, cookie: string | undefined): Promise<Answer>;
  /** Signs somebody new in, who owns the community if asked so. Answers the cookie. */
  signIn(username: string, isOwner: boolean): Promise<string>;
};

export type Finding = { at: string; what: string; request: Request; answer: Answer };

const MANNERS = [
  [6, "valid"],
  [2, "boundary"],
  [2, "naughty"],
] as const satisfies [number, Manner][];
const FAULTY = 0.3;

/** What ends a session or an account would leave nobody to go on with. */
const RARE =
  /^(DELETE \/api\/me$|POST \/api\/auth\/sign-out|POST .*\/ban$|PATCH \/api\/community$|DELETE \/api\/me\/sessions)/;
const OFTEN = /^(GET|POST) \/api\/rooms/;

const weightOf = ({ method, path }: Operation) => {
  const name = `${method} ${path}`;
  return RARE.test(name) ? 0.05 : OFTEN.test(name) ? 3 : 1;
};

type Asker = { name: string; cookie?: string; isOwner?: boolean };

/** One stream of requests by a few people, the same for the same seed; ids and cursors are those that the answers bring. */
export class Lane {
  readonly #random: Random;
  readonly #pool = new Pool();
  readonly #operations: (readonly [number, Operation])[];
  readonly #people: Asker[];
  #made = 0;

  constructor(
    readonly seed: number,
    readonly ground: Ground,
  ) {
    this.#random = randomOf(seed);
    this.#operations = ground.description.operations.map((operation) => [weightOf(operation), operation] as const);
    this.#people = [{ name: "visitor" }, { name: "owner", isOwner: true }, { name: "a" }, { name: "b" }];
  }

  /** Sends the next request and answers what is wrong with its answer, if anything. */
  async step(index: number): Promise<Finding | undefined> {
    const random = this.#random;
    const operation = random.weighed(this.#operations);
    const asker = random.pick(this.#people);
    const good = requestFor(operation, random.weighed(MANNERS), random, this.#pool);
    const request = random.chance(FAULTY) ? broken(good, random) : good;
    if (asker.name !== "visitor" && !asker.cookie) await this.#welcome(asker);
    const answer = await this.ground.send(request, asker.cookie);
    if (answer.status === 401) asker.cookie = undefined;
    if (answer.status < 300) this.#pool.learn(operation.path, answer.body);
    const what = wrongWith(this.ground.description, request, answer);
    return what ? { at: `seed ${this.seed}, request ${index}, as ${asker.name}`, what, request, answer } : undefined;
  }

  async #welcome(asker: Asker) {
    const username = `f${this.seed.toString(36)}-${asker.name}-${++this.#made}`;
    asker.cookie = await this.ground.signIn(username, asker.isOwner ?? false);
    this.#pool.add("username", username);
  }
}

function wrongWith(description: Description, request: Request, answer: Answer): string | undefined {
  const { status, headers } = answer;
  if (status >= 500) return `answered ${status}`;
  if (request.fault && status < 400) return `took a request with a fault (${request.fault})`;
  if (headers["x-content-type-options"] !== "nosniff" || !headers["content-security-policy"])
    return "headers are missing";
  if (status >= 400) {
    if (!String(headers["content-type"]).startsWith("application/problem+json")) return "an error that is no problem";
    if (headers["cache-control"] !== "private, no-store") return "an error that may be kept";
    if (answer.body?.status !== status || !answer.body?.requestId) return "a problem without status or request id";
  }
  if (headers["cache-control"]?.startsWith("public") && answer.cookies.length > 0)
    return "a shared answer sets a cookie";
  return description.wrongWith(request.method, request.path, answer);
}
