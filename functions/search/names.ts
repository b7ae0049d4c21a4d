import type { FoundPerson, FoundTopic } from "../../shared/search";
import type { Item, Key } from "../table";
import * as Topics from "../topics";
import { fold } from "./fold";
import { type NamePosting, nameListOf } from "./item";
import { markedIn, stands } from "./match";
import { type Asked, anchorsOf } from "./parse";
import type { Reader } from "./reader";
import { isShort } from "./terms";

const LIMIT = 30;
const SHOWN = { people: 5, topics: 3 } as const;

/** Names that hold all terms; a topic's count is to be read from the topic itself. */
export type Names = { people: FoundPerson[]; topics: Key[] };

const userIdOf = (pk: string) => pk.slice("U#".length);

/** People by their usernames and topics by their names, whole words first. */
export async function searchNames({ terms }: Asked, reader: Reader): Promise<Names> {
  const [anchor] = anchorsOf(terms);
  if (anchor === undefined) return { people: [], topics: [] };
  const list = { partition: nameListOf(anchor), beginning: isShort(anchor) ? undefined : anchor };
  const { items } = await reader.window<NamePosting>(list, { limit: LIMIT });
  const held = [...new Map(items.map((item) => [item.pk, item]).reverse() as [string, NamePosting][]).values()]
    .reverse()
    .filter(({ name }) => terms.every((term) => stands(term, fold(name))));
  return {
    people: held
      .filter(({ pk }) => pk.startsWith("U#"))
      .slice(0, SHOWN.people)
      .map(({ pk, name }) => ({ id: userIdOf(pk), username: name, spans: markedIn(terms, name) })),
    topics: held
      .filter(({ pk }) => pk.startsWith("T#"))
      .slice(0, SHOWN.topics)
      .map(({ pk }) => Topics.topicKey(pk.slice("T#".length))),
  };
}

/** A topic that was read, with how many rooms it has. */
export function toFoundTopic(item: Item | undefined, { terms }: Asked): FoundTopic[] {
  if (!item) return [];
  const topic = Topics.toTopic(item as Topics.TopicItem);
  return [{ ...topic, spans: markedIn(terms, topic.name) }];
}
