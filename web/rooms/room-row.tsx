import "./room-row.css";
import { type JSX, type ParentProps, Show } from "solid-js";
import type { RoomCard, RoomSummary } from "../../shared/rooms";
import { Moment } from "../time/moment";
import { topicPath } from "../topics/path";
import { AvatarLink } from "../ui/avatar";
import { Bone } from "../ui/states";
import { roomPath } from "./path";
import { isUnread } from "./seen";
import { say } from "./strings";

/** A room in a list: a card of it, or with what moves when people talk. */
export function RoomRow(
  props: ParentProps<{
    room: RoomCard & Partial<RoomSummary>;
    /** What stands in place of the plain words, for instance with marks. */
    name?: JSX.Element;
    excerpt?: JSX.Element;
    topic?: JSX.Element;
    host?: JSX.Element;
  }>,
) {
  const room = () => props.room;
  return (
    <li class="room" classList={{ unread: isUnread(room()) }}>
      <AvatarLink of={room().host} />
      <h3 dir="auto">
        <a href={roomPath(room().id)} data-row>
          {props.name ?? room().name}
        </a>
      </h3>
      <Moment class="when" at={room().lastActivityAt ?? room().createdAt} />
      <p class="line" dir="auto">
        {props.excerpt ?? room().excerpt}
      </p>
      <p class="meta">
        <a class="chip" href={topicPath(room().topic)} dir="auto">
          {props.topic ?? room().topic.name}
        </a>
        <a href={`/people/${room().host.username}`}>{props.host ?? room().host.username}</a>
        <Show when={room().participantCount}>{(count) => <span class="num">{say.joined(count())}</span>}</Show>
        <Show when={room().isAnswered}>
          <span>{say.isAnswered}</span>
        </Show>
        <Show when={room().lastActivityAt}>
          <span class="age">
            {say.opened}
            <Moment at={room().createdAt} />
          </span>
        </Show>
        <Show when={isUnread(room())}>
          <span class="new">{say.isNew}</span>
        </Show>
      </p>
      {props.children}
    </li>
  );
}

/** The same boxes before the room has come. */
export function RoomBones() {
  return (
    <li class="room" aria-hidden="true">
      <span class="avatar bone" />
      <h3>
        <Bone of="half" />
      </h3>
      <span />
      <p class="line">
        <Bone of="long" />
      </p>
      <p class="meta">
        <Bone of="short" />
      </p>
    </li>
  );
}
