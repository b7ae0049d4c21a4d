import { Show } from "solid-js";
import { community } from "../app/community";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { LegalLinks } from "../legal/links";
import { LampScene } from "../ui/lamp-scene";
import { say } from "./strings";
import { signInHere } from "./way";

/** What a visitor sees of a community that only its members read: its name, its welcome, and the way in. */
export default function Door() {
  usePage(() => "");
  return (
    <Hall>
      <Sheet class="lit">
        <div class="blank">
          <LampScene />
          <h1 dir="auto">{community().name}</h1>
          <Show when={community().welcome}>
            <p class="lede serif plain" dir="auto">
              {community().welcome}
            </p>
          </Show>
          <p>{say.membersText}</p>
          <a class="btn ink" href={signInHere()}>
            {say.signIn}
          </a>
          <LegalLinks />
        </div>
      </Sheet>
    </Hall>
  );
}
