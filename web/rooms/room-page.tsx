import "./room-page.css";
import { Show } from "solid-js";
import { param } from "../router/router";
import { RoomView } from "./room-view";

/** Another room is another page: nothing of the one before is carried over. */
export default function RoomPage() {
  return (
    <Show when={param("id")} keyed>
      {(id) => <RoomView id={id} />}
    </Show>
  );
}
