import { Show } from "solid-js";
import { community } from "../app/community";
import { Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { LegalLinks } from "../legal/links";
import { createRooms, RoomFeed } from "../rooms/room-feed";
import { say } from "../rooms/strings";
import { person } from "../session/session";
import { createTopics } from "../topics/topics";
import { Blank, Bone } from "../ui/states";

/** All rooms, newest talk first. How many there are is counted over all topics, not over what is shown. */
export default function HomePage() {
  const rooms = createRooms();
  const topics = createTopics();
  const count = () => topics.first()?.roomCount;
  usePage(() => "");
  return (
    <Sheet>
      <header class="row apart head">
        <h1>
          <Show when={count() !== undefined} fallback={topics.error() ? say.rooms : <Counting />}>
            {say.roomCount(count()!)}
          </Show>
        </h1>
        <p class="small dim">{say.newestFirst}</p>
      </header>
      <Show when={person() === null && community().welcome}>
        <p class="lede serif plain" dir="auto">
          {community().welcome}
        </p>
      </Show>
      <h2 class="vh">{say.rooms}</h2>
      <RoomFeed
        rooms={rooms}
        empty={
          <Blank title={say.noRooms} text={say.noRoomsText} icon="rooms">
            <a class="btn ink" href="/rooms/new">
              {say.openFirst}
            </a>
          </Blank>
        }
      />
      <LegalLinks />
    </Sheet>
  );
}

function Counting() {
  return (
    <>
      <span class="vh">{say.rooms}</span>
      <Bone of="short" />
    </>
  );
}
