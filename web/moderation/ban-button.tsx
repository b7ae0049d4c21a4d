import { Show } from "solid-js";
import { askToBan, unban } from "./ban";
import { say } from "./strings";

/** Bans a person, once a reason is given, or lets them in again. */
export function BanButton(props: { username: string; isBanned: boolean; onChange: (isBanned: boolean) => void }) {
  return (
    <Show
      when={props.isBanned}
      fallback={
        <button class="btn stop" type="button" onClick={() => askToBan(props.username, () => props.onChange(true))}>
          {say.ban(props.username)}
        </button>
      }
    >
      <button
        class="btn"
        type="button"
        onClick={() => void unban(props.username).then((done) => done && props.onChange(false))}
      >
        {say.unban(props.username)}
      </button>
    </Show>
  );
}
