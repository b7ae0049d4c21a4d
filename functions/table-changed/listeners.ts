import * as Avatars from "../avatars";
import * as Erasure from "../erasure";
import * as Messages from "../messages";
import * as Moderation from "../moderation";
import * as Names from "../names";
import * as Reactions from "../reactions";
import * as Search from "../search";
import type { Listener } from "../table";
import * as Users from "../users";

/** Who is told of what was written, in this order. */
export const listeners: Listener[] = [
  Users.listener,
  Messages.roomListener,
  Messages.messageListener,
  Reactions.listener,
  Avatars.listener,
  Names.personListener,
  Names.topicListener,
  Names.roomListener,
  Erasure.listener,
  Moderation.listener,
  Search.nameListener,
  Search.roomListener,
  Search.saidListener,
];
