import "./room-page.css";
import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { RoomView } from "./room-view";

/** Another room is another page: nothing of the one before is carried over. */
export default function RoomPage() {
  const params = useParams<{ id: string }>();
  return (
    <Show when={params.id} keyed>
      {(id) => <RoomView id={id} />}
    </Show>
  );
}
