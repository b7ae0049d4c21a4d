import { createHash } from "node:crypto";
import type { CommunitySettings } from "../../shared/community";
import { PRODUCT_NAME } from "../../shared/product";
import type { Item, Key } from "../table";

export const communityKey = { pk: "COMMUNITY", sk: "N" } as const;

/** An owner is an item of its own, so that a write can make owning its condition. */
export const ownerKey = (userId: string): Key => ({ pk: communityKey.pk, sk: `${OWNERS}${userId}` });
export const OWNERS = "OWNER#";

/** The community's item is missing until its owner first changes something. */
export type CommunityItem = Item & {
  name?: string;
  welcome?: string;
  contact?: string;
  membersOnly?: boolean;
  version?: number;
  /** Hash of the one-time link's secret, until somebody has opened it. */
  ownerLink?: string;
};

export const toSettings = (item: CommunityItem | undefined): CommunitySettings => ({
  name: item?.name ?? PRODUCT_NAME,
  welcome: item?.welcome ?? "",
  contact: item?.contact ?? "",
  membersOnly: item?.membersOnly ?? false,
  version: item?.version ?? 1,
});

export const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");
