import { createUniqueId, For, Show } from "solid-js";
import { param, place } from "../router/router";
import { Bone } from "../ui/states";
import { topicPath } from "./path";
import { say } from "./strings";
import { createTopics } from "./topics";

/** As many as a shelf beside the sheet holds without scrolling. */
const MOST = 14;

/** The topics beside the sheet; the current one is a tab of it. */
export function TopicShelf(props: { isWide: boolean }) {
  const topics = createTopics();
  const heading = createUniqueId();
  const current = (is: boolean) => (is ? "page" : undefined);
  // The topic one reads stands on the shelf even when others have more rooms.
  const shown = () => (topics.items() ?? []).filter((topic, rank) => rank < MOST || topic.id === param("id"));
  return (
    <nav class="side" classList={{ wide: props.isWide }} aria-labelledby={heading}>
      <h2 id={heading}>{say.topics}</h2>
      <ul class="shelf">
        <li>
          <a href="/" aria-current={current(place.path() === "/")}>
            <span>{say.all}</span> <span class="num">{topics.first() && say.count(topics.first()!.roomCount)}</span>
          </a>
        </li>
        <For
          each={shown()}
          fallback={
            <Show when={!topics.error() && !topics.items()}>
              <Bones />
            </Show>
          }
        >
          {(topic) => (
            <li>
              <a href={topicPath(topic)} aria-current={current(topic.id === param("id"))}>
                <span dir="auto">{topic.name}</span> <span class="num">{say.count(topic.roomCount)}</span>
              </a>
            </li>
          )}
        </For>
        <Show when={(topics.items()?.length ?? 0) > MOST}>
          <li>
            <a href="/topics" aria-current={current(place.path() === "/topics")}>
              <span>{say.allTopics}</span>
            </a>
          </li>
        </Show>
      </ul>
    </nav>
  );
}

const Bones = () => (
  <For each={[1, 2, 3, 4, 5, 6]}>
    {() => (
      <li class="bones" aria-hidden="true">
        <Bone of="half" />
      </li>
    )}
  </For>
);
