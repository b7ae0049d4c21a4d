import { For, Match, Show, Switch } from "solid-js";
import { Failure } from "../app/failure";
import { Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { More } from "../ui/more";
import { Blank, Bone } from "../ui/states";
import { topicPath } from "./path";
import { say } from "./strings";
import { createTopics } from "./topics";

export default function TopicListPage() {
  const topics = createTopics();
  usePage(() => say.allTopics);
  return (
    <Sheet>
      <header class="row apart head">
        <h1>{say.allTopics}</h1>
        <p class="small dim">{say.mostRooms}</p>
      </header>
      <Switch fallback={<Bone of="half" />}>
        <Match when={topics.items()?.length === 0}>
          <Blank title={say.noTopics} text={say.noTopicsText} icon="rooms">
            <a class="btn ink" href="/rooms/new">
              {say.openFirst}
            </a>
          </Blank>
        </Match>
        <Match when={topics.items()}>
          {(items) => (
            <>
              <ul class="ruled">
                <For each={items()}>
                  {(topic) => (
                    <li>
                      <a class="serif" href={topicPath(topic)} dir="auto" data-row>
                        {topic.name}
                      </a>
                      <span class="small dim num">{say.roomCount(topic.roomCount)}</span>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={topics.hasMore()}>
                <More list={topics} label={say.more} busyLabel={say.loadingMore} errorLabel={say.notLoaded} />
              </Show>
            </>
          )}
        </Match>
        <Match when={topics.error()}>
          <Failure title={say.notLoaded} error={topics.error()} onRetry={topics.retry} />
        </Match>
      </Switch>
    </Sheet>
  );
}
