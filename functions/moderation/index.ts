export { ban, bannedSince, listener, unban } from "./bans";
export { alignPosts } from "./posts";
export { approve, close, listReports, report } from "./reports";
export { mergeTopics, renameTopic } from "./topics";
