import { createEffect, createSignal, createUniqueId, For, onCleanup, Show } from "solid-js";
import type { Found, SearchPage } from "../../shared/search";
import * as at from "../api/addresses";
import { post } from "../api/client";
import { createReading } from "../api/reading";
import { inWords } from "../app/failure";
import { roomPath } from "../rooms/path";
import { navigate } from "../router/router";
import { person } from "../session/session";
import { toast } from "../ui/toast";
import { Marked } from "./marked";
import { say } from "./strings";

/** A pause in naming this long looks for rooms like it. In milliseconds. */
const PAUSE = 400;
const SHORTEST = 3;
/** As many as there is a key for each: Alt and its number. */
const MOST = 3;

/** While a new room is named: rooms that there are already, each a key away. */
export function SimilarRooms(props: { name: string }) {
  const heading = createUniqueId();
  const [asked, setAsked] = createSignal<string>();
  createEffect(() => {
    const name = props.name.trim();
    const pause = setTimeout(() => setAsked(name.length >= SHORTEST ? name : undefined), PAUSE);
    onCleanup(() => clearTimeout(pause));
  });
  // Help that nobody asked for: when it fails, nothing is said.
  const found = createReading<SearchPage>(() => (asked() ? at.search({ q: asked()!, limit: 10 }) : undefined));
  const similar = () => (found.value()?.items ?? []).filter(isNamedLike).slice(0, MOST);

  const join = async ({ room }: Found) => {
    try {
      if (person()) await post(`${at.room(room.id)}/membership`);
      await navigate(roomPath(room.id));
    } catch (error) {
      toast(inWords(error), { isUrgent: true });
    }
  };
  const press = (event: KeyboardEvent) => {
    // The key's place, since Alt makes another sign of it on some keyboards.
    const number = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
    const chosen = number && similar()[Number(number) - 1];
    if (!chosen) return;
    event.preventDefault();
    void join(chosen);
  };
  document.addEventListener("keydown", press);
  onCleanup(() => document.removeEventListener("keydown", press));

  return (
    <div aria-live="polite">
      <Show when={similar().length > 0}>
        <section class="note tight" aria-labelledby={heading}>
          <div class="stack">
            <h2 id={heading} class="small">
              {say.similar}
            </h2>
            <ul class="similar">
              <For each={similar()}>
                {(one, index) => (
                  <li>
                    <button class="btn text" type="button" dir="auto" onClick={() => join(one)}>
                      <Marked text={one.room.name} spans={one.matches[0]!.spans} />
                    </button>{" "}
                    <span class="small dim">{say.by(one.room.host.username)}</span>{" "}
                    <kbd title={say.joinByKey}>Alt {index() + 1}</kbd>
                  </li>
                )}
              </For>
            </ul>
          </div>
        </section>
      </Show>
    </div>
  );
}

/** Similar is what is called alike, not where such words were once said. */
const isNamedLike = ({ matches }: Found) => matches[0]?.field === "name";
