import { createSignal, createUniqueId, Show } from "solid-js";
import type { Room } from "../../shared/rooms";
import { topicSlug } from "../../shared/topics";
import { post } from "../api/client";
import { forget } from "../api/kept";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import LatelyShelf from "../rooms/lately-shelf";
import { roomPath } from "../rooms/path";
import { RoomRow } from "../rooms/room-row";
import { navigate, query } from "../router/router";
import { SimilarRooms } from "../search/similar-rooms";
import { person } from "../session/session";
import { signInHere } from "../session/way";
import { createRoomDraft } from "./room-draft";
import { RoomForm } from "./room-form";
import { say } from "./strings";

const firstSentence = (text: string) => text.split(/\n|(?<=[.!?。！？])\s/u)[0] ?? "";

/** Opens a room. A visitor may write it down first; it is still there after signing in. */
export default function CreateRoomPage() {
  const draft = createRoomDraft(query("topic"));
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();
  const heading = createUniqueId();
  usePage(
    () => say.newRoom,
    () => ({ label: say.newRoom, href: "/" }),
  );

  const open = async () => {
    if (isBusy()) return;
    if (!person()) return void navigate(signInHere());
    setBusy(true);
    setError(undefined);
    try {
      const room = await post<Room>("/api/rooms", { body: draft.text(), key: draft.attempt() });
      draft.clear();
      forget("/api/rooms?", "/api/topics", "/api/me", "/api/users", "/api/rooms");
      await navigate(roomPath(room.id), { replace: true });
    } catch (failure) {
      setError(() => failure);
      setBusy(false);
    }
  };

  const preview = () => {
    const { name, topic, description } = draft.text();
    const now = new Date().toISOString();
    return {
      id: "new",
      name: name || say.namePlaceholder,
      excerpt: firstSentence(description),
      topic: { id: "new", name: topic || say.topic, slug: topicSlug(topic) },
      host: person() ?? { id: "", username: "" },
      createdAt: now,
      lastActivityAt: now,
      participantCount: 1,
    };
  };

  return (
    <Hall side={<LatelyShelf />}>
      <Sheet>
        <h1>{say.openARoom}</h1>
        <p class="lede serif">{say.openText}</p>
        <RoomForm
          text={draft.text()}
          onText={draft.write}
          error={error()}
          failedTitle={say.notMade}
          onSubmit={open}
          belowName={<SimilarRooms name={draft.text().name} />}
          actions={
            <>
              <button class="btn ink" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
                {person() === null ? say.signInToOpen : isBusy() ? say.opening : say.open}
              </button>
              <a class="btn quiet" href="/">
                {say.cancel}
              </a>
            </>
          }
        />
        <Show when={person()}>
          <section aria-labelledby={heading}>
            <header class="head2">
              <h2 id={heading}>{say.asOthers}</h2>
            </header>
            <ol class="feed" inert>
              <RoomRow room={preview()} />
            </ol>
          </section>
        </Show>
      </Sheet>
    </Hall>
  );
}
