import { Show } from "solid-js";
import type { BanEntry } from "../../shared/moderation";
import { BanButton } from "../moderation/ban-button";
import { Moment } from "../time/moment";
import { PersonLink } from "./person-link";
import { say } from "./strings";

/** Somebody who is banned: since when, by whom, why, and the way in again. */
export function BanLine(props: { entry: BanEntry; onChange: (isBanned: boolean) => void }) {
  const { entry } = props;
  return (
    <li>
      <p class="meta">
        <b>
          <PersonLink username={entry.person.username} />
        </b>
        <span>{say.since(<Moment at={entry.bannedAt} as="date" />)}</span>
        <Show when={entry.by}>{(by) => <span>{say.by(<PersonLink username={by().username} />)}</span>}</Show>
        <Show when={entry.postsHidden}>
          <span class="tag">{say.postsHidden}</span>
        </Show>
      </p>
      <Show when={entry.reason}>
        <p class="about plain" dir="auto">
          {entry.reason}
        </p>
      </Show>
      <p class="row">
        <BanButton username={entry.person.username} isBanned onChange={props.onChange} />
        <a class="btn quiet" href={`/community/people?name=${entry.person.username}`}>
          {say.record}
        </a>
      </p>
    </li>
  );
}
