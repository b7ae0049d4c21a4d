import * as v from "valibot";
import { Id } from "./ids";
import { TEXT_LIMITS } from "./limits";
import { pageOf } from "./pages";
import { nameText } from "./text";

export const TopicName = nameText(TEXT_LIMITS.topicName);

// Joiners, zero-width spaces, variation selectors: two names that differ by these look the same.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** Two topic names that fold alike are one topic. Signs count: C, C# and C++ are three topics; what nobody sees does not. */
export const foldTopicName = (name: string) =>
  name.replace(UNSEEN, "").normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();

/** The readable part of a topic's address. It need not be unique: the id beside it is. */
export const topicSlug = (name: string) =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/\+/g, "-plus")
    .replace(/#/g, "-sharp")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "") || "topic";

export const TopicRef = v.object({ id: Id, name: v.string(), slug: v.string() });
export type TopicRef = v.InferOutput<typeof TopicRef>;

export const Topic = v.object({ ...TopicRef.entries, roomCount: v.number() });
export type Topic = v.InferOutput<typeof Topic>;

/** A page of topics, most rooms first. `roomCount` counts all rooms of the community, whatever the page holds. */
export const TopicPage = v.object({ ...pageOf(Topic).entries, roomCount: v.number() });
export type TopicPage = v.InferOutput<typeof TopicPage>;
