import * as Topics from "../../functions/topics";
import * as Users from "../../functions/users";
import { foldUsername } from "../../shared/people";
import { foldTopicName } from "../../shared/topics";
import type { ImportedRoom } from "./format";
import { patiently } from "./patience";
import type { Survey } from "./survey";

const AT_ONCE = 50;

/** Who and what a file's handles and topic names are here. Each is looked up, or made, once a run. */
export class Known {
  readonly #people = new Map<string, Users.Actor>();
  readonly #topics = new Map<string, Topics.TopicOfImport>();

  constructor(
    readonly survey: Survey,
    readonly displayNames: Map<string, string> = new Map(),
  ) {}

  /** Everybody who was looked up or made. */
  get met(): Users.Actor[] {
    return [...this.#people.values()];
  }

  person = (handle: string) => this.#people.get(foldUsername(handle))!;
  topic = (name: string) => this.#topics.get(foldTopicName(name))!;

  /** Sees to it that everybody and every topic of these rooms is known. */
  async meet(rooms: ImportedRoom[]): Promise<void> {
    await this.#meetPeople(rooms.flatMap(({ host, messages }) => [host, ...messages.map(({ author }) => author)]));
    await this.#meetTopics(rooms.map(({ topic }) => topic));
  }

  async #meetPeople(handles: string[]) {
    for (const some of strangersIn(handles, foldUsername, this.#people)) {
      const people = some.map(([folded, username]) => ({
        username,
        joinedAt: this.survey.people.get(folded)!,
        displayName: this.displayNames.get(folded),
      }));
      const actors = await patiently(() => Users.importPeople(people));
      for (const [index, [folded]] of some.entries()) this.#people.set(folded, actors[index]!);
    }
  }

  async #meetTopics(names: string[]) {
    for (const some of strangersIn(names, foldTopicName, this.#topics)) {
      const topics = some.map(([folded, name]) => ({ name, madeAt: this.survey.topics.get(folded)! }));
      const made = await patiently(() => Topics.importTopics(topics));
      for (const [index, [folded]] of some.entries()) this.#topics.set(folded, made[index]!);
    }
  }
}

/** The names that are not known yet, as first written, each once, in groups that fit one request. */
function strangersIn(names: string[], fold: (name: string) => string, known: Map<string, unknown>) {
  const strangers = new Map<string, string>();
  for (const name of names) {
    const folded = fold(name);
    if (!known.has(folded) && !strangers.has(folded)) strangers.set(folded, name);
  }
  return inGroups([...strangers], AT_ONCE);
}

export function inGroups<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
