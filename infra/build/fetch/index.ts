import { Body, type BodyInit } from "./body";
import { LightHeaders } from "./headers";

/**
 * What hono needs of the Fetch standard (https://fetch.spec.whatwg.org): bodies in memory, no streams, forms, clones or
 * network. Node's own is loaded at first use with a whole HTTP client, a third of a cold start (docs/performance.md).
 * `tests/unit/light-fetch.test.ts` holds both against each other.
 */
type Init = { headers?: ConstructorParameters<typeof LightHeaders>[0] };

const NULL_BODY = [101, 204, 205, 304];

class LightResponse extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly headers: LightHeaders;

  /** @throws RangeError, TypeError */
  constructor(
    body?: BodyInit,
    { status = 200, statusText = "", headers }: Init & { status?: number; statusText?: string } = {},
  ) {
    super(body);
    if (!(status >= 200 && status <= 599)) throw new RangeError(`This is no status of an answer: ${status}`);
    if (this.body !== null && NULL_BODY.includes(status)) throw new TypeError(`An answer of ${status} has no body.`);
    this.status = Math.trunc(status);
    this.statusText = statusText;
    this.headers = new LightHeaders(headers);
    describe(this);
  }

  get ok() {
    return this.status >= 200 && this.status < 300;
  }
}

const NORMALIZED = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
const METHOD = /^[!#$%&'*+\-.^_`|~\w]+$/;
const FORBIDDEN = ["CONNECT", "TRACE", "TRACK"];

class LightRequest extends Body {
  readonly url: string;
  readonly method: string;
  readonly headers: LightHeaders;

  /** @throws TypeError */
  constructor(url: string, { method = "GET", headers, body }: Init & { method?: string; body?: BodyInit } = {}) {
    super(body);
    const { href, username, password } = new URL(url);
    if (username || password) throw new TypeError("A request's address holds no credentials.");
    const upper = method.toUpperCase();
    if (!METHOD.test(method) || FORBIDDEN.includes(upper))
      throw new TypeError(`This is no method of a request: ${method}`);
    this.url = href;
    this.method = NORMALIZED.includes(upper) ? upper : method;
    if (this.body !== null && ["GET", "HEAD"].includes(this.method))
      throw new TypeError(`A ${this.method} has no body.`);
    this.headers = new LightHeaders(headers);
    describe(this);
  }
}

/** Text is said to be text unless something else is said. */
function describe({ body, headers }: { body: unknown; headers: LightHeaders }) {
  if (typeof body === "string" && !headers.has("content-type")) headers.set("content-type", "text/plain;charset=UTF-8");
}

export { LightHeaders as Headers, LightRequest as Request, LightResponse as Response };
