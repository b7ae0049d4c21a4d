export { ban, bannedSince, listBanned, listener, listRecord, unban } from "./bans";
export { alignPosts } from "./posts";
export { approve, close, listReports, putAway, refuse, report } from "./reports";
export { mergeTopics, renameTopic } from "./topics";
