import * as Erasure from "../erasure";
import * as Exports from "../exports";
import * as Messages from "../messages";
import * as Moderation from "../moderation";
import * as Names from "../names";
import * as Reactions from "../reactions";
import * as Rooms from "../rooms";
import * as Search from "../search";
import type { Walk, WalkStep } from "../walks";

/** What each walk does with one page. */
export const steps: Record<WalkStep["step"], Walk> = {
  "hide-room": Messages.hideRoom,
  "unhide-room": Messages.unhideRoom,
  "purge-room": Rooms.purgeRoom,
  "repoint-words": Search.repointWords,
  "rename-person": Names.renamePerson,
  "rename-room": Names.renameRoom,
  "erase-person": Erasure.erasePerson,
  "make-export": Exports.makeExport,
  "align-posts": Moderation.alignPosts,
  "retitle-topic": Names.retitleTopic,
  "align-reactions": Reactions.align,
};
