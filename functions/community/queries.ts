import type { CommunitySettings } from "../../shared/community";
import { Problem } from "../../shared/problems";
import { type Fragment, getItem, query } from "../table";
import type { Actor } from "../users";
import { type CommunityItem, communityKey, OWNERS, ownerKey, toSettings } from "./item";

/** How long a process may answer from settings it has read before, in milliseconds. */
const KEPT = 60_000;
let kept: { settings: CommunitySettings; until: number } | undefined;

/** The community's settings, at most a minute old: every public request asks for them. */
export async function getSettings(now = Date.now()): Promise<CommunitySettings> {
  if (!kept || kept.until <= now) keep(await readSettings(), now);
  return kept!.settings;
}

export const readSettings = async () => toSettings(await getItem<CommunityItem>(communityKey, { consistent: true }));

export const keep = (settings: CommunitySettings, now = Date.now()) => {
  kept = { settings, until: now + KEPT };
};

/** Forgets what was read: for tests, which move from one table to the next. */
export const forget = () => {
  kept = undefined;
};

export const isOwner = async ({ userId }: Actor) =>
  (await getItem(ownerKey(userId), { consistent: true })) !== undefined;

/** The same by the cheaper read, which may be a moment old: for what is shown, never for what is allowed. */
export const seemsOwner = async ({ userId }: Actor) => (await getItem(ownerKey(userId))) !== undefined;

/** The user ids of the community's owners, at most 50. */
export const listOwners = async () =>
  (await query({ partition: communityKey.pk, beginsWith: OWNERS, consistent: true }, { limit: 50 })).items.map(
    ({ sk }) => sk.slice(OWNERS.length),
  );

const notOwner = () => {
  throw new Problem("forbidden", { detail: "Only the community's owner may do this." });
};

/** @throws Problem forbidden unless the actor owns the community. */
export async function requireOwner(actor: Actor): Promise<void> {
  if (!(await isOwner(actor))) notOwner();
}

/** For transactions: holds only while the actor owns the community. @throws Problem forbidden otherwise. */
export const ownerCheck = ({ userId }: Actor): Fragment => ({
  check: ownerKey(userId),
  when: "attribute_exists(pk)",
  otherwise: notOwner,
});
