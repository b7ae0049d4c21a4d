import type { Answer } from "../support/api";
import type { Description, Operation } from "../support/openapi";
import { broken } from "./faults";
import { JOURNEYS } from "./journeys";
import { noisy } from "./noise";
import { Pool, type Thing } from "./pool";
import { type Random, randomOf } from "./random";
import { type Request, requestFor, targetFor, versionKind } from "./request";
import type { Manner } from "./values";
import { wrongWith } from "./wrong";

type Ticket = { url: string; fields: Record<string, string> };

/** What a lane needs of the stack it runs against. */
export type Ground = {
  description: Description;
  send(request: Request, cookie: string | undefined): Promise<Answer>;
  /** Signs somebody new in, who owns the community if asked so. Answers the cookie. */
  signIn(username: string, isOwner: boolean): Promise<string>;
  /** Says yes at a provider as somebody, and answers the path that leads back. */
  consent(url: string, handle: string): Promise<string>;
  /** Sends a file by the form of a ticket, and answers the status. */
  upload(ticket: Ticket, file: Uint8Array): Promise<number>;
};

export type Finding = { at: string; what: string; request: Request; answer: Answer };

const MANNERS = [
  [6, "valid"],
  [2, "boundary"],
  [2, "naughty"],
] as const satisfies [number, Manner][];
const FAULTY = 0.3;
/** Several at the same moment, about the same thing. */
const AT_ONCE = 0.1;
const NOISY = 0.1;
const JOURNEY = 0.015;

/** What ends a session or an account would leave nobody to go on with. */
const RARE = /^(DELETE \/api\/me$|POST \/api\/auth\/sign-out|POST .*\/ban$|PATCH \/api\/community$)/;
const OWNERS =
  /^GET \/api\/reports$|\/api\/(reports\/|audit|community\/settings|topics\/|users\/\{username\}\/ban|community$)/;
const OFTEN = /^(GET|POST) \/api\/(rooms|reports\/\{id\}\/approve)/;

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

const weightOf = (operation: Operation) =>
  RARE.test(nameOf(operation)) ? 0.15 : OFTEN.test(nameOf(operation)) ? 3 : 1;

export type Asker = { name: string; username?: string; cookie?: string; isOwner?: boolean };
type Sending = { operation: Operation; request: Request; asker: Asker };

/** One stream of requests by a few people, the same for the same seed; what they are about is what the answers bring. */
export class Lane {
  readonly random: Random;
  readonly pool = new Pool();
  readonly findings: Finding[] = [];
  readonly #operations: (readonly [number, Operation])[];
  readonly #people: Asker[];
  #made = 0;
  sent = 0;

  constructor(
    readonly seed: number,
    readonly ground: Ground,
  ) {
    this.random = randomOf(seed);
    this.#operations = ground.description.operations.map((operation) => [weightOf(operation), operation] as const);
    this.#people = [{ name: "visitor" }, { name: "owner", isOwner: true }, { name: "a" }, { name: "b" }];
  }

  /** Sends the next request, or the next few that belong together. */
  async step(): Promise<void> {
    const { random } = this;
    if (random.chance(JOURNEY)) {
      const asker = random.pick(this.#people.slice(1));
      await this.#welcome(asker);
      return random.pick(JOURNEYS)(this, asker);
    }
    const first = random.weighed(this.#operations);
    const target = targetFor(first, random, this.pool);
    const sendings = [this.#sending(first, target)];
    if (random.chance(AT_ONCE)) {
      const about = this.#operations.filter(([, { path }]) => path === first.path);
      for (let more = 1 + random.below(5); more > 0; more--) {
        // As often as not the very same request: two tabs, an impatient finger, a retry.
        sendings.push(random.chance(0.5) ? sendings[0]! : this.#sending(random.weighed(about), target));
      }
    }
    for (const { asker } of sendings) await this.#welcome(asker);
    const isAtOnce = sendings.length > 1;
    const asked = sendings.map(({ request, asker }) => this.ask({ ...request, isAtOnce }, asker.cookie, asker));
    await Promise.all(asked);
  }

  #sending(operation: Operation, target: Thing | undefined): Sending {
    const { random, pool } = this;
    const whose = target && this.#people.find(({ username }) => username !== undefined && username === target.by);
    const likely = OWNERS.test(nameOf(operation)) ? this.#people.find(({ isOwner }) => isOwner) : whose;
    const asker = likely && random.chance(0.6) ? likely : random.pick(this.#people);
    const occasion = { manner: random.weighed(MANNERS), target, username: asker.username };
    const made = requestFor(operation, occasion, random, pool);
    const good = random.chance(NOISY) ? noisy(made, random) : made;
    return { operation, asker, request: random.chance(FAULTY) ? broken(good, random) : good };
  }

  /** A request for an operation by its name, about nothing in particular. */
  requestFor(name: string, manner: Manner): Request {
    const operation = this.ground.description.operations.find((one) => nameOf(one) === name)!;
    return requestFor(operation, { manner }, this.random, this.pool);
  }

  /** Sends it, looks at the answer, and learns from it. */
  async ask(request: Request, cookie?: string, asker?: Asker): Promise<Answer> {
    this.sent += 1;
    const answer = await this.ground.send(request, cookie);
    if (answer.status === 401 && asker?.cookie === cookie && asker) asker.cookie = undefined;
    if (answer.status < 300) this.#learn(request, answer, asker);
    const what = wrongWith(this.ground.description, request, answer);
    if (what) this.report(what, request, answer, asker);
    return answer;
  }

  report(what: string, request: Request, answer: Answer, asker?: Asker) {
    const at = `seed ${this.seed}, request ${this.sent}, as ${asker?.name ?? "a newcomer"}`;
    this.findings.push({ at, what, request, answer });
  }

  #learn({ method, path }: Request, { body }: Answer, asker?: Asker) {
    this.pool.learn(path, body);
    if (typeof body?.version === "number" && /^\/api\/(me|community)/.test(path)) {
      this.pool.renew(versionKind(path, asker?.username), String(body.version));
    }
    if (method === "GET" && typeof body?.next === "string") {
      const template = this.ground.description.operationAt(method, path)?.path;
      const [before, query] = path.split("?");
      const parameters = new URLSearchParams(query);
      parameters.set("cursor", body.next);
      this.pool.add(`next ${template}`, `${before}?${parameters}`);
    }
  }

  async #welcome(asker: Asker) {
    if (asker.name === "visitor" || asker.cookie) return;
    asker.username = `f${this.seed.toString(36)}-${asker.name}-${++this.#made}`;
    asker.cookie = await this.ground.signIn(asker.username, asker.isOwner ?? false);
    this.pool.add("username", asker.username);
  }
}
