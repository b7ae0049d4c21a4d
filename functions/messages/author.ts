import { type Key, updateItem } from "../table";

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
