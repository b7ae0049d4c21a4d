export { addingRoom, counting, countingAll, creating, type NamedTopic, named } from "./fragments";
export { countingImported, type ImportedTopic, importTopics, type TopicOfImport } from "./import";
export { TopicItem, topicIdOf, topicKey, topicNameKey, toTopic, toTopicRef } from "./item";
export { find, list } from "./queries";
export { getStanding, merging, renaming, vanish } from "./rename";
