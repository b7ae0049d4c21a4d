import { createUniqueId, For, Show } from "solid-js";
import type { Found, FoundPerson, FoundTopic, SearchPage } from "../../shared/search";
import type { List } from "../api/list";
import { topicPath } from "../topics/path";
import { AvatarLink } from "../ui/avatar";
import { More } from "../ui/more";
import { FoundRoom } from "./found-room";
import { Marked } from "./marked";
import { say } from "./strings";

export type Results = List<Found, SearchPage>;

/** The rooms that were found, in their order. */
export function FoundRooms(props: { results: Results }) {
  const heading = createUniqueId();
  const items = () => props.results.items() ?? [];
  const count = () => (props.results.hasMore() ? say.roomsOrMore(items().length) : say.rooms(items().length));
  return (
    <section aria-labelledby={heading}>
      <header class="row apart head2">
        <h2 id={heading} aria-live="polite">
          {count()}
        </h2>
        <p class="small dim wide">
          <kbd>↑</kbd> <kbd>↓</kbd> {say.keys}
        </p>
      </header>
      <ol class="feed">
        <For each={items()}>{(found) => <FoundRoom found={found} />}</For>
      </ol>
      <More
        list={props.results}
        label={props.results.first()?.more ? say.further : say.more}
        busyLabel={say.searching}
        errorLabel={say.notFound}
        endLabel={items().length > 0 ? say.end : say.noRooms}
      />
    </section>
  );
}

export function FoundPeople(props: { people: FoundPerson[] }) {
  const heading = createUniqueId();
  return (
    <Show when={props.people.length > 0}>
      <section aria-labelledby={heading}>
        <header class="head2">
          <h2 id={heading}>{say.people(props.people.length)}</h2>
        </header>
        <ul class="people big">
          <For each={props.people}>
            {(person) => (
              <li>
                <AvatarLink of={person} />
                <a href={`/people/${person.username}`} data-row>
                  <Marked text={person.username} spans={person.spans} />
                </a>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}

export function FoundTopics(props: { topics: FoundTopic[] }) {
  const heading = createUniqueId();
  return (
    <Show when={props.topics.length > 0}>
      <section aria-labelledby={heading}>
        <header class="head2">
          <h2 id={heading}>{say.topics(props.topics.length)}</h2>
        </header>
        <p class="row tight">
          <For each={props.topics}>
            {(topic) => (
              <a class="chip big" href={topicPath(topic)} dir="auto" data-row>
                <Marked text={topic.name} spans={topic.spans} /> <span class="num dim">{topic.roomCount}</span>
              </a>
            )}
          </For>
        </p>
      </section>
    </Show>
  );
}
