import * as Avatars from "../avatars";
import * as Erasure from "../erasure";
import * as Messages from "../messages";
import * as Names from "../names";
import * as Search from "../search";
import type { Listener } from "../table";
import * as Users from "../users";

/** Who is told of what was written, in this order. */
export const listeners: Listener[] = [
  Users.listener,
  Messages.roomListener,
  Messages.messageListener,
  Avatars.listener,
  Names.personListener,
  Erasure.listener,
  Search.nameListener,
  Search.roomListener,
  Search.saidListener,
];
