import { Show } from "solid-js";
import type { ActivityItem } from "../../shared/activity";
import { plain } from "../messages/plain";
import { Moment } from "../time/moment";
import { Icon } from "../ui/icon";
import { takeFocus } from "../ui/take-focus";
import { Deed } from "./deed";
import { say } from "./strings";

/** The one whose button was pressed last: it is drawn anew, and its other button goes on with the focus. */
let pressed = "";

/** Something one did oneself: it can be taken back, and what was taken back stands struck until it goes for good. */
export function OwnDeed(props: {
  item: ActivityItem;
  /** Others took it away: then it is not one's own to bring back. */
  removedBy?: "host" | "owner";
  onRemove: () => void;
  onRestore: () => void;
}) {
  const isRoom = () => props.item.kind === "room";
  const resume = (button: HTMLElement) => {
    if (pressed === props.item.id) takeFocus(() => button);
  };
  const press = (run: () => void) => {
    pressed = props.item.id;
    run();
  };
  const name = () => <s dir="auto">{props.item.room.name}</s>;
  return (
    <Show
      when={!props.item.deletedAt}
      fallback={
        <li class="gone">
          <span>
            {isRoom() ? say.roomClosed(name()) : say.messageDeleted(<b dir="auto">{props.item.room.name}</b>)}
            <Show when={props.removedBy}>{(by) => <> {by() === "host" ? say.byHost : say.byOwner}</>}</Show>
            <Show when={!isRoom()}>
              <s class="said" dir="auto">
                {plain(props.item.excerpt)}
              </s>
            </Show>
          </span>
          <Moment at={props.item.createdAt} />
          <Show when={!props.removedBy}>
            <button ref={resume} class="btn text" type="button" onClick={() => press(props.onRestore)}>
              {say.restore}
            </button>
          </Show>
        </li>
      }
    >
      <Deed item={props.item}>
        <button
          ref={resume}
          class="icon"
          type="button"
          aria-label={(isRoom() ? say.removeRoom : say.removeMessage)(props.item.room.name)}
          onClick={() => press(props.onRemove)}
        >
          <Icon name="bin" />
        </button>
      </Deed>
    </Show>
  );
}
