import { Show } from "solid-js";
import { community } from "../app/community";
import { Contact } from "../legal/contact";
import { Moment } from "../time/moment";
import { Notice } from "../ui/states";
import { ban } from "./ban";
import { say } from "./strings";

/** What somebody is told who is banned; since when and why only whoever has proven to be them. */
export const Banned = () => (
  <Notice
    title={say.bannedTitle}
    text={
      <>
        {say.banned}
        <Show when={ban()}>
          {(known) => (
            <span class="told">
              {say.bannedOn(<Moment at={known().bannedAt} as="date" />)}{" "}
              <Show when={known().reason}>
                <span dir="auto">{say.bannedBecause(known().reason)}</span>
              </Show>
            </span>
          )}
        </Show>
        <Show when={community().contact}>
          <span class="told">
            {say.bannedTurnTo} <Contact />
          </span>
        </Show>
      </>
    }
  />
);
