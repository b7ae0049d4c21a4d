import "./search.css";
import { createEffect, createMemo, For, Match, onCleanup, Show, Switch } from "solid-js";
import type { SearchPage as Answer, Found } from "../../shared/search";
import * as at from "../api/addresses";
import { createList } from "../api/list";
import { Failure } from "../app/failure";
import { Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { FeedBones } from "../rooms/room-feed";
import { query } from "../router/router";
import { Blank } from "../ui/states";
import { forgetSearches, recent, wasSearched } from "./recent";
import { FoundPeople, FoundRooms, FoundTopics, type Results } from "./results";
import { SearchBox } from "./search-box";
import { say } from "./strings";

/** Whoever stays with an answer this long was looking for it. In milliseconds. */
const MEANT = 1500;

const pathOf = (words: string, exact = false) => `/search?q=${encodeURIComponent(words)}${exact ? "&exact=true" : ""}`;

/** Rooms, people and topics by any fragment of a word, and what was said. */
export default function SearchPage() {
  const words = createMemo(() => query("q").trim());
  const results: Results = createList<Found, Answer>(
    () => (words() ? at.search({ q: words(), exact: query("exact") === "true" }) : undefined),
    ({ room }) => room.id,
  );
  const answer = () => results.first();
  const isEmpty = () => {
    const { items, people, topics, next } = answer()!;
    return items.length + people.length + topics.length === 0 && next === null;
  };
  usePage(() => (words() ? say.searchFor(words()) : say.search));
  createEffect(() => {
    const meant = words();
    if (!meant || !answer() || isEmpty()) return;
    const staying = setTimeout(wasSearched, MEANT, meant);
    onCleanup(() => clearTimeout(staying));
  });

  return (
    <Sheet>
      <h1 class="vh">{say.search}</h1>
      <SearchBox class="phone" />
      <Switch fallback={<FeedBones count={5} />}>
        <Match when={!words()}>
          <Recent />
        </Match>
        <Match when={results.error()}>
          <Failure title={say.notFound} error={results.error()} onRetry={results.retry} />
        </Match>
        <Match when={answer() && isEmpty()}>
          <Blank title={say.none(words())} text={say.noneText} icon="search">
            <a class="btn ink" href="/rooms/new">
              {say.openAbout}
            </a>
          </Blank>
        </Match>
        <Match when={answer()}>
          {(found) => (
            <>
              <Show when={found().corrected}>
                {(instead) => (
                  <p class="note tight" role="status">
                    <span>{say.corrected(words(), instead().q)}</span>
                    <a href={pathOf(words(), true)}>{say.exactly(words())}</a>
                  </p>
                )}
              </Show>
              <FoundRooms results={results} />
              <FoundPeople people={found().people} />
              <FoundTopics topics={found().topics} />
            </>
          )}
        </Match>
      </Switch>
    </Sheet>
  );
}

/** Before anything is asked: what was asked lately on this device. */
function Recent() {
  return (
    <Show when={recent().length > 0} fallback={<Blank title={say.whatFor} text={say.whatForText} icon="search" />}>
      <header class="row apart head2">
        <h2>{say.recent}</h2>
        <button class="btn text small" type="button" onClick={forgetSearches}>
          {say.forget}
        </button>
      </header>
      <ul class="ruled">
        <For each={recent()}>
          {(one) => (
            <li>
              <a href={pathOf(one)} dir="auto" data-row>
                {one}
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
