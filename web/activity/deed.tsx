import "./deed.css";
import { type JSX, Show } from "solid-js";
import type { ActivityItem } from "../../shared/activity";
import { plain } from "../messages/plain";
import { roomPath } from "../rooms/path";
import { isMe } from "../session/session";
import { Moment } from "../time/moment";
import { Avatar } from "../ui/avatar";
import { Bone } from "../ui/states";
import { say } from "./strings";

/** Where one goes to see it: the message in its room, or the room. */
const deedPath = ({ id, kind, room }: ActivityItem) => roomPath(room.id) + (kind === "message" ? `#${id}` : "");

/** Something a person did, in one line and what they said. */
export function Deed(props: { item: ActivityItem; size?: "s"; children?: JSX.Element }) {
  const who = () => <b>{isMe(props.item.author.id) ? say.you : props.item.author.username}</b>;
  const room = () => (
    <a href={deedPath(props.item)} dir="auto" data-row>
      {props.item.room.name}
    </a>
  );
  return (
    <li class="deed">
      <Avatar of={props.item.author} size={props.size} />
      <p>{props.item.kind === "message" ? say.saidIn(who(), room()) : say.opened(who(), room())}</p>
      <Moment at={props.item.createdAt} />
      <Show when={props.item.excerpt}>
        <p class="said" dir="auto">
          {plain(props.item.excerpt)}
        </p>
      </Show>
      {props.children}
    </li>
  );
}

/** The place of one that is on its way. */
export function DeedBone(props: { size?: "s" }) {
  return (
    <li class="deed" aria-hidden="true">
      <span class="avatar bone" classList={{ s: props.size === "s" }} />
      <p>
        <Bone of="half" />
      </p>
      <p class="said">
        <Bone of="long" />
      </p>
    </li>
  );
}
