import { randomBytes } from "node:crypto";
import type { CommunityChanges, CommunitySettings } from "../../shared/community";
import { Problem } from "../../shared/problems";
import * as Audit from "../audit";
import { deleteItem, putItem, transact, updateItem } from "../table";
import type { Actor } from "../users";
import { communityKey, hashOf, ownerKey } from "./item";
import { keep, listOwners, ownerCheck, readSettings, requireOwner } from "./queries";

/**
 * Changes the settings; other processes follow within a minute.
 * @throws Problem forbidden, version-missing, version-old.
 */
export async function edit(
  actor: Actor,
  changes: CommunityChanges,
  version: number | undefined,
): Promise<CommunitySettings> {
  await requireOwner(actor);
  if (version === undefined) throw new Problem("version-missing");
  const settings = { ...(await readSettings()), ...changes, version: version + 1 };
  await transact([
    ownerCheck(actor),
    {
      update: communityKey,
      change: { set: settings },
      // Settings that nobody has changed yet are not written down: they are version 1.
      when: version === 1 ? "attribute_not_exists(version) OR version = :version" : "version = :version",
      values: { ":version": version },
      otherwise: () => {
        throw new Problem("version-old");
      },
    },
    Audit.entry(actor, { action: "settings-changed", note: Object.keys(changes).join(", ") }),
  ]);
  keep(settings);
  return settings;
}

/**
 * Makes the secret of a link whose first opener becomes the owner; links made before stop working.
 * Answers undefined when the community has an owner.
 */
export async function offerOwnership(): Promise<string | undefined> {
  if ((await listOwners()).length > 0) return undefined;
  const token = randomBytes(32).toString("base64url");
  await updateItem(communityKey, { set: { ownerLink: hashOf(token) } });
  return token;
}

/** Makes the actor the owner by the one-time link. @throws Problem gone when it was opened before, or is not ours. */
export async function acceptOwnership(actor: Actor, token: string): Promise<void> {
  await transact([
    {
      update: communityKey,
      change: { remove: ["ownerLink"] },
      when: "ownerLink = :link",
      values: { ":link": hashOf(token) },
      otherwise: () => {
        throw new Problem("gone", { detail: "This link was opened before, or a newer one was made." });
      },
    },
    { put: ownerItem(actor.userId) },
    Audit.entry(actor, { action: "owner-granted", about: actor }),
  ]);
}

/** Makes somebody an owner, from the command line. Answers false when they were one. */
export const grant = (userId: string) => putItem(ownerItem(userId), { when: "attribute_not_exists(pk)" });

/** Takes ownership back, from the command line or when the person leaves for good. */
export const revoke = (userId: string) => deleteItem(ownerKey(userId));

const ownerItem = (userId: string) => ({ ...ownerKey(userId), grantedAt: Date.now() });
