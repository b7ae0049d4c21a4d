import { type Accessor, For, type JSX, Match, Switch } from "solid-js";
import type { RoomSummary } from "../../shared/rooms";
import * as at from "../api/addresses";
import { createList, type List } from "../api/list";
import { Failure } from "../app/failure";
import { More } from "../ui/more";
import { RoomBones, RoomRow } from "./room-row";
import { say } from "./strings";

export type Rooms = List<RoomSummary, { items: RoomSummary[]; next: string | null }>;

/** The rooms of all topics, or of one. */
export const createRooms = (topicId: Accessor<string | undefined> = () => undefined): Rooms =>
  createList(() => at.rooms(topicId()));

/** A list of rooms in all its states. */
export function RoomFeed(props: { rooms: Rooms; empty: JSX.Element }) {
  return (
    <Switch fallback={<FeedBones />}>
      <Match when={props.rooms.items()?.length === 0}>{props.empty}</Match>
      <Match when={props.rooms.items()}>
        {(rooms) => (
          <>
            <ol class="feed">
              <For each={rooms()}>{(room) => <RoomRow room={room} />}</For>
            </ol>
            <More
              list={props.rooms}
              label={say.more}
              busyLabel={say.loadingMore}
              errorLabel={say.notLoaded}
              endLabel={say.noMore}
            />
          </>
        )}
      </Match>
      <Match when={props.rooms.error()}>
        <Failure title={say.notLoaded} error={props.rooms.error()} onRetry={props.rooms.retry} />
      </Match>
    </Switch>
  );
}

export function FeedBones(props: { count?: number }) {
  return (
    <ol class="feed" aria-busy="true" aria-label={say.loading}>
      <For each={Array.from({ length: props.count ?? 8 })}>{() => <RoomBones />}</For>
    </ol>
  );
}
