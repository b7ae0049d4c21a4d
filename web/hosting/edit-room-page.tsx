import { createSignal, Match, Show, Switch } from "solid-js";
import type { RoomPage } from "../../shared/messages";
import type { Room } from "../../shared/rooms";
import * as at from "../api/addresses";
import { get, patch } from "../api/client";
import { forget, keep, recall } from "../api/kept";
import { Problem } from "../api/problem";
import { createReading } from "../api/reading";
import { Failure } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import LatelyShelf from "../rooms/lately-shelf";
import { roomPath } from "../rooms/path";
import { say as rooms } from "../rooms/strings";
import { navigate, param } from "../router/router";
import { isMe } from "../session/session";
import { Blank, Bone } from "../ui/states";
import { toast } from "../ui/toast";
import { RoomForm, type RoomText } from "./room-form";
import { say } from "./strings";

/** A room's host changes its name, topic and description. */
export default function EditRoomPage() {
  const id = () => param("id");
  const reading = createReading<RoomPage>(() => at.room(id()));
  usePage(
    () => say.editARoom,
    () => ({ label: say.editARoom, href: roomPath(id()) }),
  );
  return (
    <Hall side={<LatelyShelf current={id()} />}>
      <Sheet>
        <h1>{say.editARoom}</h1>
        <Switch fallback={<Bone of="half" />}>
          <Match when={reading.value()?.room}>
            {(room) => (
              <Show
                when={isMe(room().host.id)}
                fallback={
                  <Blank title={say.onlyHost} text={say.onlyHostText}>
                    <a class="btn ink" href={roomPath(id())}>
                      {say.toRoom}
                    </a>
                  </Blank>
                }
              >
                <EditForm room={room()} />
              </Show>
            )}
          </Match>
          <Match when={reading.error()}>
            <Failure title={rooms.notOpened} goneTitle={rooms.gone} error={reading.error()} onRetry={reading.retry} />
          </Match>
        </Switch>
      </Sheet>
    </Hall>
  );
}

const textOf = ({ name, topic, description }: Room): RoomText => ({ name, topic: topic.name, description });

/** Only what differs is sent, so that what somebody else changed meanwhile stays. */
const changesIn = (text: RoomText, room: Room): Partial<RoomText> => {
  const before = textOf(room);
  const fields = Object.keys(text) as (keyof RoomText)[];
  return Object.fromEntries(
    fields.filter((field) => text[field] !== before[field]).map((field) => [field, text[field]]),
  );
};

function EditForm(props: { room: Room }) {
  const [text, setText] = createSignal(textOf(props.room));
  const [base, setBase] = createSignal(props.room);
  const [isOvertaken, setOvertaken] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>();

  const overtaken = async () => {
    setBase((await get<RoomPage>(at.room(props.room.id))).room);
    setOvertaken(true);
  };
  const save = async () => {
    const changes = changesIn(text(), base());
    if (isBusy()) return;
    if (!Object.keys(changes).length) return void navigate(roomPath(props.room.id));
    setBusy(true);
    setError(undefined);
    try {
      const room = await patch<Room>(at.room(props.room.id), { body: changes, version: base().version });
      const open = recall<RoomPage>(at.room(room.id));
      forget("/api/rooms", "/api/topics", "/api/me", "/api/users");
      if (open) keep(at.room(room.id), { ...open, room });
      toast(say.saved);
      await navigate(roomPath(props.room.id));
    } catch (failure) {
      if (failure instanceof Problem && failure.code === "version-old") await overtaken().catch(setError);
      else setError(() => failure);
      setBusy(false);
    }
  };

  return (
    <>
      <Show when={isOvertaken()}>
        <div class="note" role="alert">
          <div class="theirs">
            <strong>{say.changedMeanwhile}</strong>
            <p class="serif">{base().name}</p>
            <p class="small dim">{base().topic.name}</p>
            <p class="plain">{base().description}</p>
          </div>
        </div>
      </Show>
      <RoomForm
        text={text()}
        onText={(part) => setText((before) => ({ ...before, ...part }))}
        error={error()}
        failedTitle={say.notSaved}
        onSubmit={save}
        actions={
          <>
            <button class="btn ink" type="submit" aria-disabled={isBusy()} aria-busy={isBusy()}>
              {isBusy() ? say.saving : isOvertaken() ? say.saveMine : say.save}
            </button>
            <a class="btn quiet" href={roomPath(props.room.id)}>
              {say.cancel}
            </a>
          </>
        }
      />
    </>
  );
}
