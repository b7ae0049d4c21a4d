import type { Random } from "./random";

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const MOST = 60;

/** What answers have told so far: ids, usernames, cursors and versions, so that later requests are about things that are there. */
export class Pool {
  readonly #known = new Map<string, string[]>();

  /** Looks through an answer. `path` tells what the ids at its top are of. */
  learn(path: string, body: unknown) {
    const [, , , thing = ""] = path.split("/");
    if (/^\/api\/rooms\/[^/]+\/messages/.test(path)) this.#walk(body, "message");
    else this.#walk(body, thing === "rooms" ? "room" : thing.replace(/s$/, ""));
  }

  add(kind: string, value: string) {
    const list = this.#known.get(kind) ?? [];
    if (list.includes(value)) return;
    list.push(value);
    if (list.length > MOST) list.shift();
    this.#known.set(kind, list);
  }

  one(kind: string, random: Random): string | undefined {
    const list = this.#known.get(kind);
    return list && list.length > 0 ? random.pick(list) : undefined;
  }

  #walk(value: unknown, kind: string) {
    if (Array.isArray(value)) for (const one of value) this.#walk(one, kind);
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === "id" && typeof inner === "string") this.add(ULID.test(inner) ? kind : "session", inner);
      else if (typeof inner === "string") this.#text(name, inner);
      else if (name === "version" && typeof inner === "number") this.add("version", String(inner));
      else this.#walk(inner, KINDS[name] ?? kind);
    }
  }

  #text(name: string, text: string) {
    if (name === "next") this.add("cursor", text);
    if (name === "username") this.add("username", text);
    if (name === "messageId" || name === "roomId") this.add(name.slice(0, -2), text);
  }
}

/** Fields whose `id` is of another thing than what stands around them. */
const KINDS: Record<string, string> = {
  room: "room",
  rooms: "room",
  topic: "topic",
  topics: "topic",
  messages: "message",
  message: "message",
  author: "person",
  host: "person",
  people: "person",
  participants: "person",
  person: "person",
  about: "person",
  reporter: "person",
};
