import { takeAhead } from "./ahead";
import { Problem } from "./problem";

/** No answer came back, so it is not known whether the request took effect. Worth trying again with the same key. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

type Options = {
  body?: unknown;
  /** The version that is edited; sent as If-Match. */
  version?: number;
  /** One for each attempt of a person to make something, the same over its retries. */
  key?: string;
  signal?: AbortSignal;
};

const PATIENCE_MS = 20_000;

let tellSignedOut: () => void = () => {};

/** Who wants to know that a request was answered with "please sign in". */
export const onSignedOut = (listener: () => void) => {
  tellSignedOut = listener;
};

/** The CDN keeps what anyone may read for two seconds; a clock's tick more, to be sure. In milliseconds. */
const KEPT_BY_CDN = 2_300;
let wroteAt = -KEPT_BY_CDN;

/** How long public answers may still be from before the last thing that was written here, in milliseconds; 0 when not. */
export const staleFor = () => Math.max(0, wroteAt + KEPT_BY_CDN - performance.now());

async function problemIn(response: Response) {
  const body = await response.json().catch(() => ({}));
  return new Problem(body, response.status, Number(response.headers.get("retry-after")) || undefined);
}

/**
 * Asks the API, and answers what it said as it stands.
 * @throws Problem when it refuses, Unreachable when no answer came.
 */
export async function ask(method: string, path: string, options: Options = {}) {
  const headers = new Headers({ accept: "application/json" });
  if (options.body !== undefined) headers.set("content-type", "application/json");
  if (options.version !== undefined) headers.set("if-match", `"v${options.version}"`);
  if (options.key) headers.set("idempotency-key", options.key);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience;
  try {
    const response = await ((method === "GET" && takeAhead(path)) ||
      fetch(path, { method, headers, signal, body: JSON.stringify(options.body) }));
    if (!response.ok) throw await problemIn(response);
    if (method !== "GET") wroteAt = performance.now();
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    if (cause instanceof Problem) {
      if (cause.code === "signed-out") tellSignedOut();
      throw cause;
    }
    throw new Unreachable("No answer came back.", { cause });
  }
}

/** The same for answers in JSON, or without a body. */
export async function call<T = void>(method: string, path: string, options?: Options): Promise<T> {
  const { text } = await ask(method, path, options);
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string, signal?: AbortSignal) => call<T>("GET", path, { signal });
export const post = <T = void>(path: string, options?: Options) => call<T>("POST", path, options);
export const patch = <T>(path: string, options: Options) => call<T>("PATCH", path, options);
export const remove = <T = void>(path: string) => call<T>("DELETE", path);
