/**
 * The one table: key and index names and what the indexes carry. Infrastructure, local and cloud, is made from this file,
 * so it imports no SDK. Who owns which keys stands in README.md, "The table".
 */
export const TABLE = { partitionKey: "pk", sortKey: "sk", ttl: "ttl" } as const;

/** What a list shows of a room or a message. */
const IN_LISTS = [
  "name",
  "excerpt",
  "topicId",
  "topicName",
  "hostId",
  "hostName",
  "participantCount",
  "version",
  "roomName",
  "authorId",
  "authorName",
  "deletedAt",
] as const;

/**
 * Both are sparse: an item is in an index while it has the index's keys. DynamoDB allows 100 projected attributes
 * over all indexes of a table.
 */
export const INDEXES = {
  /** Strings: a topic's rooms by activity, what a person did, words of the search. */
  gsi1: {
    name: "gsi1",
    partitionKey: "gsi1pk",
    sortKey: "gsi1sk",
    sortType: "S",
    projection: [...IN_LISTS, "messageId", "text", "isCut", "answered", "reaction"],
  },
  /** Numbers: topics by room count, rooms and messages by time, what is due for purging. */
  gsi2: {
    name: "gsi2",
    partitionKey: "gsi2pk",
    sortKey: "gsi2sk",
    sortType: "N",
    projection: [...IN_LISTS, "answered"],
  },
} as const;

export type IndexName = keyof typeof INDEXES;

export type Key = { pk: string; sk: string };

/**
 * The stream records that `table-changed` gets: new or changed accounts, profiles, rooms, topics, messages and members.
 * Sessions, counters, postings and connections wake nobody, and what is removed was cleaned up by whoever removed it.
 * An event filter pattern of Lambda: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export const WATCHED_CHANGES = {
  eventName: ["INSERT", "MODIFY"],
  dynamodb: {
    Keys: {
      pk: { S: [{ prefix: "U#" }, { prefix: "R#" }, { prefix: "T#" }] },
      sk: { S: ["N", "PROFILE", { prefix: "M#" }, { prefix: "P#" }] },
    },
  },
} as const;
