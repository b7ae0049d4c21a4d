import { createComputed, createEffect, createMemo, createSignal, For, Match, on, Show, Switch } from "solid-js";
import type { Message } from "../../shared/messages";
import { forget } from "../api/kept";
import { Failure } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { hasAside, hasSide } from "../device/beside";
import { marks } from "../marks";
import { Composer } from "../messages/composer";
import { createDraft } from "../messages/draft";
import { atHand } from "../messages/far";
import { isReadable } from "../messages/markdown";
import { createOutbox } from "../messages/outbox";
import { createPlace, openAt } from "../messages/place";
import { pollWhileVisible } from "../messages/polling";
import { say as messages } from "../messages/strings";
import { createTalk } from "../messages/talk";
import { TalkList } from "../messages/talk-list";
import { place, wentBack } from "../router/router";
import { isMe, person } from "../session/session";
import { announce } from "../ui/announce";
import { later } from "../ui/later";
import { Bone } from "../ui/states";
import { wasOpened } from "./lately";
import { createMembership } from "./membership";
import { RoomHead } from "./room-head";
import { isUnread, seenAt } from "./seen";
import { say } from "./strings";

const Jump = later(() => import("./jump"));
const Held = later(() => import("../notices/held"));
const LatelyShelf = later(() => import("./lately-shelf"));
const ParticipantsAside = later(() => import("./participants-aside"));
const ParticipantsDialog = later(() => import("./participants-dialog"));

/** Whose words they are stands over them; the name leads to the person. */
const quoted = (text: string, by: string) => `@${by}:\n${text.trim().replace(/^/gm, "> ")}`;
const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** A room: what it is, who is in it, what is said, and where one says something. */
export function RoomView(props: { id: string }) {
  const talk = createTalk(() => props.id);
  const spot = createPlace();
  const draft = createDraft(props.id);
  const [fresh, setFresh] = createSignal<{ id: string; count: number }>();
  const [showsPeople, setShowsPeople] = createSignal(false);
  const linked = place.hash;
  const [seen, openedAt] = [seenAt(props.id), Date.now()];
  const opened = () => talk.reading.value();
  const room = talk.room;

  const membership = createMembership(
    room,
    () => opened()?.participants,
    (by) =>
      talk.reading.set((open) => ({
        ...open,
        room: { ...open.room, participantCount: open.room.participantCount + by },
      })),
  );

  const [held, setHeld] = createSignal<Message[]>([]);
  const outbox = createOutbox(props.id, (message) => {
    if (message.waits) return void setHeld((all) => [...all, message]);
    talk.put(message);
    membership.spoke();
    forget("/api/rooms?", "/api/activity", "/api/me");
  });

  const bodies = () => talk.messages().map(({ body }) => body);

  const isReady = () => {
    const open = room();
    const hasMarks = () => open!.answerId || isUnread(open!) || talk.messages().some(({ reactions }) => reactions);
    return open && isReadable(bodies()) && marks.isReady(Boolean(hasMarks())) && open;
  };
  const since = createMemo(() => marks.part()?.newSince(talk.messages(), seen, openedAt));

  // What is far above the end is drawn when the end stands there.
  const isOpen = createMemo(() => Boolean(room()));
  createComputed(on(isOpen, (is) => is && !wentBack() && !linked() && talk.holdBack()));

  usePage(
    () => room()?.name,
    () => ({ label: room()?.name ?? say.rooms, href: "/" }),
  );
  createEffect(on(room, (open) => open && wasOpened(open)));

  // The description is shown unless the first message says the same.
  const description = () => {
    const text = room()?.description;
    const first = talk.hasOlder() ? undefined : talk.messages()[0];
    return text && !(first && plain(first.body).startsWith(plain(text))) ? text : undefined;
  };

  const show = (id: string) => atHand(id)?.scrollIntoView({ block: "center" });
  const goTo = async (id: string) => {
    talk.showAll();
    if (!talk.messages().some((message) => message.id === id)) await talk.goTo(id);
    show(id);
  };
  openAt(
    () => Boolean(isReady()),
    () => {
      if (linked()) return void goTo(linked());
      spot.toEnd();
      void talk.revealRest(spot.still);
    },
  );
  createEffect(on(linked, (id) => id && room() && void goTo(id), { defer: true }));

  const receive = (came: Message[]) => {
    const others = came.filter(({ author }) => !isMe(author.id));
    if (!others.length) return;
    announce(messages.newMessages(others.length));
    if (!spot.isAtEnd() || document.hidden)
      setFresh((before) => ({ id: before?.id ?? others[0]!.id, count: (before?.count ?? 0) + others.length }));
  };
  pollWhileVisible(async () => {
    if (!room() || talk.isPast() || outbox.isSending()) return;
    receive(await talk.poll());
  });

  const speak = (body: string) => {
    setFresh(undefined);
    outbox.say(body);
    spot.toEnd();
  };
  const writeOn = (words: string) => {
    const [text, write] = draft;
    write(`${text() ? `${text().trimEnd()}\n\n` : ""}${words}`);
    document.querySelector<HTMLTextAreaElement>(".composer textarea")?.focus();
  };
  const quote = (words: string, by: string) => writeOn(`${quoted(words, by)}\n\n`);

  return (
    <Hall
      side={
        <Show when={hasSide()}>
          <LatelyShelf current={props.id} />
        </Show>
      }
      aside={
        <Show when={hasAside() && opened()} fallback={<aside class="side aside" />}>
          {(open) => (
            <ParticipantsAside
              room={open().room}
              participants={open().participants}
              onAll={() => setShowsPeople(true)}
            />
          )}
        </Show>
      }
    >
      <Sheet class="talking">
        <Switch fallback={<RoomBones />}>
          <Match when={isReady()}>
            {(open) => (
              <>
                <RoomHead
                  room={open()}
                  description={description()}
                  membership={membership}
                  onPeople={() => setShowsPeople(true)}
                  onRoom={(room) => talk.reading.set((open) => ({ ...open, room }))}
                />
                <Show when={marks.part()} keyed>
                  {({ Beside }) => <Beside id={props.id} talk={talk} place={spot} />}
                </Show>
                <TalkList
                  talk={talk}
                  outbox={outbox}
                  place={spot}
                  hostId={open().host.id}
                  freshFrom={since() ?? fresh()}
                  onQuote={quote}
                />
                <Show when={person()?.isNew}>
                  <Held roomId={props.id} sent={held()} shown={talk.messages()} onWrite={writeOn} />
                </Show>
                <Show when={!spot.isAtEnd() && fresh()}>
                  {(news) => (
                    <p class="arrived">
                      <button class="btn ink" type="button" onClick={spot.toEnd}>
                        {say.newCount(news().count)}
                      </button>
                    </p>
                  )}
                </Show>
                <Show when={!spot.isAtEnd() && !fresh()}>
                  <Jump roomId={props.id} talk={talk} place={spot} />
                </Show>
                <Composer draft={draft} onSay={speak} isLocked={Boolean(open().lockedAt) && !isMe(open().host.id)} />
                <Show when={showsPeople()}>
                  <ParticipantsDialog room={open()} onClose={() => setShowsPeople(false)} />
                </Show>
              </>
            )}
          </Match>
          <Match when={talk.reading.error()}>
            <Failure
              title={say.notOpened}
              goneTitle={say.gone}
              error={talk.reading.error()}
              onRetry={talk.reading.retry}
              isWholePage
            />
          </Match>
        </Switch>
      </Sheet>
    </Hall>
  );
}

function RoomBones() {
  return (
    <div aria-busy="true" aria-label={messages.loading} role="status">
      <h1 class="vh">{messages.loading}</h1>
      <div class="roomhead" aria-hidden="true">
        <Bone of="short" />
        <h1>
          <Bone of="half" />
        </h1>
        <p class="lede">
          <Bone of="long" />
        </p>
      </div>
      <div class="talk" aria-hidden="true">
        <For each={[1, 2, 3, 4]}>
          {() => (
            <div class="turn">
              <span class="avatar bone" />
              <p class="who">
                <Bone of="short" />
              </p>
              <div class="said">
                <Bone of="long" />
                <Bone of="half" />
              </div>
            </div>
          )}
        </For>
      </div>
    </div>
  );
}
