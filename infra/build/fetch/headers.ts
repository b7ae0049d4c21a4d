/** A name is a token (RFC 9110, 5.6.2), a value is bytes without a line end. Anything else could end a header and begin another. */
const NAME = /^[!#$%&'*+\-.^_`|~\w]+$/;
const NOT_IN_VALUE = /[\0\r\n\u0100-\uffff]/;
const AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g;
const COOKIE = "set-cookie";

type HeadersInit = Iterable<readonly [string, string]> | Record<string, string>;

/**
 * The `Headers` of the Fetch standard (https://fetch.spec.whatwg.org/#headers-class). @throws TypeError for a name or a value that is none.
 */
export class LightHeaders {
  #values = new Map<string, string>();
  #cookies: string[] = [];

  constructor(init?: HeadersInit) {
    if (init === undefined) return;
    const pairs = Symbol.iterator in init ? (init as Iterable<readonly [string, string]>) : Object.entries(init);
    for (const [name, value] of pairs) this.append(name, value);
  }

  append(name: string, value: string) {
    const [key, text] = [keyOf(name), textOf(value)];
    if (key === COOKIE) this.#cookies.push(text);
    else
      this.#values.set(
        key,
        this.#values.has(key) ? `${this.#values.get(key)}${key === "cookie" ? "; " : ", "}${text}` : text,
      );
  }

  set(name: string, value: string) {
    const [key, text] = [keyOf(name), textOf(value)];
    if (key === COOKIE) this.#cookies = [text];
    else this.#values.set(key, text);
  }

  delete(name: string) {
    const key = keyOf(name);
    if (key === COOKIE) this.#cookies = [];
    else this.#values.delete(key);
  }

  get(name: string): string | null {
    const key = keyOf(name);
    if (key === COOKIE) return this.#cookies.length > 0 ? this.#cookies.join(", ") : null;
    return this.#values.get(key) ?? null;
  }

  has(name: string) {
    return this.get(name) !== null;
  }

  getSetCookie() {
    return [...this.#cookies];
  }

  /** By name; each cookie by itself. */
  *entries(): IterableIterator<[string, string]> {
    const pairs = [...this.#values, ...this.#cookies.map((cookie): [string, string] => [COOKIE, cookie])];
    yield* pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  }

  *keys() {
    for (const [name] of this) yield name;
  }

  *values() {
    for (const [, value] of this) yield value;
  }

  forEach(callback: (value: string, name: string, all: LightHeaders) => void) {
    for (const [name, value] of this) callback(value, name, this);
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}

function keyOf(name: string) {
  if (!NAME.test(name)) throw new TypeError(`This is no name of a header: ${name}`);
  return name.toLowerCase();
}

function textOf(value: string) {
  const text = String(value).replace(AROUND, "");
  if (NOT_IN_VALUE.test(text)) throw new TypeError("This is no value of a header.");
  return text;
}
