import { Show } from "solid-js";
import { Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { createRooms, RoomFeed } from "../rooms/room-feed";
import { say as rooming } from "../rooms/strings";
import { param } from "../router/router";
import { Blank } from "../ui/states";
import { say } from "./strings";
import { createTopics } from "./topics";

/** The rooms under one topic, newest talk first. */
export default function TopicPage() {
  const topicId = () => param("id");
  const topics = createTopics();
  const rooms = createRooms(topicId);
  const known = () => topics.items()?.find(({ id }) => id === topicId());
  const name = () => known()?.name ?? rooms.items()?.[0]?.topic.name;
  usePage(() => name());
  return (
    <Sheet>
      <header class="row apart head">
        <h1 dir="auto">{name() ?? say.topics}</h1>
        <p class="small dim num">
          <Show when={known()}>{(topic) => say.roomCount(topic().roomCount)}</Show>
        </p>
      </header>
      <h2 class="vh">{rooming.rooms}</h2>
      <RoomFeed
        rooms={rooms}
        empty={
          <Blank title={say.noRooms(name() ?? "")} text={say.noRoomsText} icon="rooms">
            <a class="btn ink" href={`/rooms/new?topic=${encodeURIComponent(name() ?? "")}`}>
              {say.openOne}
            </a>
          </Blank>
        }
      />
    </Sheet>
  );
}
