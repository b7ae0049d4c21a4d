import { getItem, updateItem } from "../table";
import { type AccountItem, accountKey } from "./item";

/** What a person chose to be seen as. `version` is the ULID of the choice; a newer one outranks it. */
export type Picture = { username: string; version?: string; isDrawn: boolean };

/** What the avatar of a person should show, read consistently; undefined when there is no such person any more. */
export async function getPicture(userId: string): Promise<Picture | undefined> {
  const account = await getItem<AccountItem>(accountKey(userId), { consistent: true });
  if (!account || account.erasedAt) return undefined;
  const { username, avatarVersion, hasPicture } = account;
  return { username, version: avatarVersion, isDrawn: !hasPicture };
}

/** Notes that a choice stands at the avatar's address by now. One that another has overtaken is not noted. */
export async function notePictureShown(userId: string, version: string): Promise<void> {
  await updateItem(accountKey(userId), {
    set: { avatarShown: version },
    when: "avatarVersion = :version AND attribute_not_exists(erasedAt) AND (attribute_not_exists(avatarShown) OR avatarShown <> :version)",
    values: { ":version": version },
  });
}

/**
 * Chooses a picture or the drawn default. Answers false when something newer was chosen before, or the person is gone;
 * the same choice again answers true.
 */
export const choosePicture = (userId: string, choice: { version: string; isDrawn: boolean }): Promise<boolean> =>
  updateItem(accountKey(userId), {
    set: { avatarVersion: choice.version, hasPicture: !choice.isDrawn },
    when: "attribute_exists(pk) AND attribute_not_exists(erasedAt) AND (attribute_not_exists(avatarVersion) OR avatarVersion <= :version)",
    values: { ":version": choice.version },
  }).then((account) => account !== undefined);

/** Notes that an upload was no picture, so that its sender can be told. The choice stays. */
export async function refusePicture(userId: string, version: string): Promise<void> {
  await updateItem(accountKey(userId), {
    set: { avatarRefused: version },
    when: "attribute_exists(pk) AND attribute_not_exists(erasedAt) AND (attribute_not_exists(avatarRefused) OR avatarRefused <= :version)",
    values: { ":version": version },
  });
}
