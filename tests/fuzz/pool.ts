import type { Random } from "./random";

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const MOST = 60;

/** A room or a message as the answers tell of it: a message's `roomId`, and whose it is. */
export type Thing = { id: string; roomId?: string; version?: number; by?: string };

type Fields = Record<string, unknown>;

/** What answers have told so far, so that later requests are about things that are there: ids, names, cursors, versions. */
export class Pool {
  readonly #known = new Map<string, string[]>();
  readonly #things = { room: new Map<string, Thing>(), message: new Map<string, Thing>() };

  /** Looks through an answer. `path` tells what the ids at its top are of. */
  learn(path: string, body: unknown) {
    const [, , thing = ""] = path.split(/[/?]/);
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

  /** The one there is of a kind, which changes. */
  renew = (kind: string, value: string) => void this.#known.set(kind, [value]);

  one(kind: string, random: Random): string | undefined {
    const list = this.#known.get(kind);
    return list && list.length > 0 ? random.pick(list) : undefined;
  }

  /** The newest of a kind. */
  last = (kind: string) => this.#known.get(kind)?.at(-1);

  /** One that is known; of a message, in this room. */
  thing(kind: "room" | "message", random: Random, inRoom?: string): Thing | undefined {
    const list = [...this.#things[kind].values()].filter(({ roomId }) => inRoom === undefined || roomId === inRoom);
    return list.length > 0 ? random.pick(list) : undefined;
  }

  room = (id: string): Thing => this.#things.room.get(id) ?? { id };

  #walk(value: unknown, kind: string) {
    if (Array.isArray(value)) for (const one of value) this.#walk(one, kind);
    if (typeof value !== "object" || value === null) return;
    this.#keep(value as Fields);
    for (const [name, inner] of Object.entries(value)) {
      if (name === "id" && typeof inner === "string") this.add(ULID.test(inner) ? kind : "session", inner);
      else if (typeof inner === "string") this.#text(name, inner);
      else this.#walk(inner, KINDS[name] ?? kind);
    }
  }

  /** A room or a message, whole or as a list shows it: what one tells the other adds to. */
  #keep({ id, roomId, version, author, host }: Fields) {
    const person = (author ?? host) as { username?: string } | undefined;
    if (typeof id !== "string" || typeof version !== "number" || !person) return;
    const [kind, room] = author ? (["message", roomId as string] as const) : (["room", undefined] as const);
    const things = this.#things[kind];
    things.delete(id);
    things.set(id, { id, roomId: room, version, by: person.username });
    if (things.size > MOST) things.delete(things.keys().next().value!);
  }

  #text(name: string, text: string) {
    if (["username", "receipt"].includes(name)) this.add(name, text);
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
