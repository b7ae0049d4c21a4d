import "./talk.css";
import "./prose.css";
import { createEffect, createMemo, For, on, onCleanup, onMount, Show } from "solid-js";
import { marks } from "../marks";
import { later } from "../ui/later";
import { MessageRow } from "./message-row";
import type { Outbox } from "./outbox";
import type { createPlace } from "./place";
import { Stretch } from "./stretch";
import { type Stretches, stretchesOf } from "./stretches";
import { say } from "./strings";
import type { Talk } from "./talk";
import { type Row, rowsOf } from "./turns";

const loadWaitingRow = () => import("./waiting-row");
const WaitingRow = later(loadWaitingRow);

/** Once a slow phone has painted, in milliseconds: whoever loses the line a moment after opening can still write. */
const SOON = 300;

/** A talk longer than this is kept light. */
const LONG = 20;

/** Loads older messages before one gets to the top. */
const AHEAD = "1200px 0px 0px";

/** The talk of a room, oldest above; older ones come before one reaches them. */
export function TalkList(props: {
  talk: Talk;
  outbox: Outbox;
  place: ReturnType<typeof createPlace>;
  hostId: string;
  /** The first message that came while one was here or away. */
  freshFrom?: { id: string; count: number; label?: string };
  onQuote: (text: string, by: string) => void;
}) {
  const { talk, place } = props;
  const loadOlder = () => talk.loadOlder(place.still);
  const loadNewer = () => {
    place.stay();
    return talk.loadNewer();
  };
  const rows = createMemo<Row[]>((old) => rowsOf(talk.messages(), old), []);
  const shown = () => rows().slice(rows().length - talk.shown().length);
  const stretches = createMemo<Stretches>((old) => stretchesOf(shown(), old), { from: "", of: new Map() });
  const numbers = () => [...stretches().of.keys()];
  let top!: HTMLDivElement;

  const watch = new IntersectionObserver(
    ([entry]) => {
      if (entry?.isIntersecting && talk.hasOlder() && !talk.older.error()) void loadOlder();
    },
    { rootMargin: AHEAD },
  );
  createEffect(
    on(
      () => talk.shown()[0]?.id,
      () => {
        // Watched anew after each stretch: it may still be in sight.
        watch.unobserve(top);
        watch.observe(top);
      },
    ),
  );
  onCleanup(() => watch.disconnect());

  let list!: HTMLElement;
  const isLong = createMemo(() => talk.shown().length > LONG);
  createEffect(() => {
    if (!isLong()) return;
    let stop: (() => void) | undefined;
    import("./empty-far").then(
      ({ emptyFar }) => {
        stop ??= emptyFar(list);
      },
      // It works without, only heavier.
      () => {},
    );
    onCleanup(() => {
      stop?.();
      stop = () => {};
    });
  });

  // Fetched once the room is read, so that what one says stands there at once, on a lost line too.
  onMount(
    () =>
      void setTimeout(() => {
        marks.fetch();
        // From now on it is noticed what is selected.
        import("./selection").catch(() => {});
        loadWaitingRow().catch(() => {});
      }, SOON),
  );

  return (
    <section class="talk" ref={list} aria-label={say.talk}>
      <div class="older" ref={top}>
        <Show when={talk.hasOlder()} fallback={<span class="small dim">{say.beginning}</span>}>
          <button class="btn quiet" type="button" aria-disabled={talk.older.is()} onClick={loadOlder}>
            {talk.older.is() ? say.olderLoading : say.older}
          </button>
          <Show when={talk.older.error()}>
            <p class="small wrong" role="alert">
              {say.notLoaded}
            </p>
          </Show>
        </Show>
      </div>
      <For each={numbers()}>
        {(number) => (
          <Stretch rows={stretches().of.get(number)!}>
            {({ message, begins }) => {
              const isFresh = () => props.freshFrom?.id === message.id;
              return (
                <>
                  <Show when={isFresh()}>
                    <p class="fresh">
                      <span>{props.freshFrom!.label ?? say.newCount(props.freshFrom!.count)}</span>
                    </p>
                  </Show>
                  <MessageRow
                    message={message}
                    begins={begins || isFresh()}
                    hostId={props.hostId}
                    talk={talk}
                    onQuote={props.onQuote}
                  />
                </>
              );
            }}
          </Stretch>
        )}
      </For>
      <Show when={talk.isPast()}>
        <div class="older">
          <button class="btn quiet" type="button" aria-disabled={talk.newer.is()} onClick={loadNewer}>
            {talk.newer.is() ? say.newerLoading : say.newer}
          </button>
          <Show when={talk.newer.error()}>
            <p class="small wrong" role="alert">
              {say.notLoaded}
            </p>
          </Show>
        </div>
      </Show>
      <For each={props.outbox.waiting()}>{(one) => <WaitingRow one={one} outbox={props.outbox} />}</For>
    </section>
  );
}
