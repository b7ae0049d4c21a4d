import { DELETED_PERSON } from "../../shared/people";
import { type Fragment, getItems, type Key, updateItem } from "../table";
import { type MessageItem, restorableUntil } from "./item";

/** Messages as they stand, by at most 100 keys; those that are gone are left out. */
export const getAll = async (keys: Key[]): Promise<MessageItem[]> =>
  keys.length === 0
    ? []
    : (
        await getItems<MessageItem>(
          keys.map(({ pk, sk }) => ({ pk, sk })),
          { consistent: true },
        )
      ).filter((message) => message !== undefined);

/** Carries its author's new username to a message. Answers whether there was anything to do. */
export const renameAuthor = ({ pk, sk }: Key, userId: string, username: string): Promise<boolean> =>
  updateItem(
    { pk, sk },
    {
      set: { authorName: username },
      when: "authorId = :author AND authorName <> :name",
      values: { ":author": userId, ":name": username },
    },
  ).then((message) => message !== undefined);

const nobody = { authorId: DELETED_PERSON.id, authorName: DELETED_PERSON.username };

/** Only while the message is still the person's, so that a second time changes nothing. */
const stillBy = (authorId: string) => ({ when: "authorId = :author", values: { ":author": authorId } });

/**
 * Leaves a message to nobody: it stays where it is, and is in no person's list any more. One that its author had deleted
 * goes for good, as nobody is left who could bring it back.
 */
export const disowning = (message: MessageItem): Fragment =>
  message.deletedAt === undefined
    ? {
        update: { pk: message.pk, sk: message.sk },
        change: { set: { ...nobody, version: message.version + 1 }, remove: ["first", "gsi1pk", "gsi1sk"] },
        ...stillBy(message.authorId),
      }
    : wiping(message);

/** Takes a message's words away for good. Its place in the room stays as that of a deleted one. */
export function wiping({ pk, sk, authorId, deletedAt = Date.now(), version }: MessageItem): Fragment {
  const ttl = Math.ceil(restorableUntil(deletedAt) / 1000);
  return {
    update: { pk, sk },
    change: {
      set: { ...nobody, excerpt: "", deletedAt, ttl, version: version + 1 },
      remove: ["rest", "first", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk"],
    },
    ...stillBy(authorId),
  };
}
