import { For, Match, Show, Switch } from "solid-js";
import type { Topic } from "../../shared/topics";
import { forget } from "../api/kept";
import { Failure } from "../app/failure";
import { topicPath } from "../topics/path";
import { createTopics } from "../topics/topics";
import { ask } from "../ui/ask";
import { More } from "../ui/more";
import { Blank, Bone } from "../ui/states";
import { say } from "./strings";
import { MergeDialog, RenameDialog } from "./topic-dialogs";

/** Topics get better names, and two that mean the same become one. */
export default function Topics() {
  const topics = createTopics();
  const changed = (change: (all: Topic[]) => Topic[]) => {
    // Rooms and their lists show the topic's name.
    forget("/api/rooms", "/api/search", "/api/users");
    topics.change(change);
  };
  const rename = (topic: Topic) =>
    ask((close) => (
      <RenameDialog
        topic={topic}
        onClose={close}
        onDone={(name) => changed((all) => all.map((one) => (one.id === topic.id ? { ...one, name } : one)))}
      />
    ));
  const merge = (topic: Topic) =>
    ask((close) => (
      <MergeDialog
        topic={topic}
        others={topics.items()!.filter(({ id }) => id !== topic.id)}
        onClose={close}
        onDone={(into) =>
          changed((all) =>
            all
              .filter(({ id }) => id !== topic.id)
              .map((one) => (one.id === into.id ? { ...one, roomCount: one.roomCount + topic.roomCount } : one)),
          )
        }
      />
    ));
  return (
    <Switch fallback={<Bone of="half" />}>
      <Match when={topics.items()?.length === 0}>
        <Blank title={say.noTopics} text={say.noTopicsText} icon="rooms" />
      </Match>
      <Match when={topics.items()}>
        {(items) => (
          <>
            <ul class="ruled topics-kept">
              <For each={items()}>
                {(topic) => (
                  <li>
                    <a class="serif" href={topicPath(topic)} dir="auto">
                      {topic.name}
                    </a>
                    <span class="small dim num">{say.roomCount(topic.roomCount)}</span>
                    <span class="row">
                      <button
                        class="btn"
                        type="button"
                        aria-label={say.renameTopic(topic.name)}
                        onClick={[rename, topic]}
                      >
                        {say.rename}
                      </button>
                      <button
                        class="btn"
                        type="button"
                        aria-label={say.mergeTopic(topic.name)}
                        onClick={[merge, topic]}
                      >
                        {say.merge}
                      </button>
                    </span>
                  </li>
                )}
              </For>
            </ul>
            <Show when={topics.hasMore()}>
              <More list={topics} label={say.more} busyLabel={say.loadingMore} errorLabel={say.topicsNotLoaded} />
            </Show>
          </>
        )}
      </Match>
      <Match when={topics.error()}>
        <Failure title={say.topicsNotLoaded} error={topics.error()} onRetry={topics.retry} />
      </Match>
    </Switch>
  );
}
