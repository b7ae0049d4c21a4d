import "./person.css";
import { createUniqueId, For, Match, type ParentProps, Show, Switch } from "solid-js";
import type { ActivityItem } from "../../shared/activity";
import type { Profile } from "../../shared/people";
import type { RoomCard } from "../../shared/rooms";
import { Deed } from "../activity/deed";
import { DeedList } from "../activity/deed-list";
import * as at from "../api/addresses";
import { createList } from "../api/list";
import { createReading } from "../api/reading";
import { Failure } from "../app/failure";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { PersonMenu } from "../moderation/person-menu";
import LatelyShelf from "../rooms/lately-shelf";
import { FeedBones } from "../rooms/room-feed";
import { RoomRow } from "../rooms/room-row";
import { say as rooms } from "../rooms/strings";
import { param } from "../router/router";
import { isMe, person } from "../session/session";
import { signInHere } from "../session/way";
import { Moment } from "../time/moment";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { More } from "../ui/more";
import { Blank, Bone } from "../ui/states";
import { say } from "./strings";
import { ThemeAside } from "./theme";

/** A person's page: for people who are signed in. */
export default function ProfilePage() {
  const username = () => param("username");
  usePage(username);
  return (
    <Hall
      side={<LatelyShelf />}
      aside={
        <Show when={person()?.username === username()}>
          <ThemeAside />
        </Show>
      }
    >
      <Sheet>
        <Switch>
          <Match when={person()}>
            <Show when={username()} keyed>
              {(name) => <Known username={name} />}
            </Show>
          </Match>
          <Match when={person() === null}>
            <Blank title={say.askTitle(username())} text={say.askText} icon="you" heading="h1">
              <a class="btn ink" href={signInHere()}>
                {say.signIn}
              </a>
            </Blank>
          </Match>
        </Switch>
      </Sheet>
    </Hall>
  );
}

function Known(props: { username: string }) {
  const profile = createReading<Profile>(() => at.person(props.username));
  return (
    <Switch fallback={<PersonBones username={props.username} />}>
      <Match when={profile.value()}>
        {(known) => (
          <>
            <PersonHead profile={known()} />
            <Hosted username={known().username} />
            <Said username={known().username} />
          </>
        )}
      </Match>
      <Match when={profile.error()}>
        <Failure title={say.notLoaded} error={profile.error()} onRetry={profile.retry} isWholePage />
      </Match>
    </Switch>
  );
}

function PersonHead(props: { profile: Profile }) {
  const isOwn = () => isMe(props.profile.id);
  return (
    <header class="person">
      <Avatar of={props.profile} size="l" />
      <div>
        <h1 dir="auto">{props.profile.displayName}</h1>
        <p class="dim">{say.since(props.profile.username, <Moment at={props.profile.joinedAt} as="month" />)}</p>
      </div>
      <Show when={isOwn()} fallback={<PersonMenu of={props.profile} />}>
        <p class="row">
          <a class="btn" href="/settings">
            <Icon name="cog" />
            {say.settings}
          </a>
          <Show when={person()?.isOwner}>
            <a class="btn" href="/community">
              {say.community}
              <Show when={person()?.waits}>
                <span class="live">{say.waits}</span>
              </Show>
            </a>
          </Show>
        </p>
      </Show>
      <Show when={props.profile.bio}>
        <p class="lede serif plain" dir="auto">
          {props.profile.bio}
        </p>
      </Show>
    </header>
  );
}

function Hosted(props: { username: string }) {
  const hosted = createList<RoomCard>(() => `${at.person(props.username)}/rooms`);
  const heading = createUniqueId();
  const count = () => (hosted.hasMore() ? undefined : hosted.items()?.length);
  return (
    <section aria-labelledby={heading}>
      <header class="head2">
        <h2 id={heading}>{count() ? say.hostsRooms(count()!) : say.hosts}</h2>
      </header>
      <Switch fallback={<FeedBones count={2} />}>
        <Match when={hosted.items()?.length === 0}>
          <Nothing isOwn={person()?.username === props.username} text={say.hostsNone} ownText={say.youHostNone}>
            <a href="/rooms/new">{say.openOne}</a>
          </Nothing>
        </Match>
        <Match when={hosted.items()}>
          {(items) => (
            <ol class="feed bare">
              <For each={items()}>{(room) => <RoomRow room={room} />}</For>
            </ol>
          )}
        </Match>
        <Match when={hosted.error()}>
          <Failure title={rooms.notLoaded} error={hosted.error()} onRetry={hosted.retry} />
        </Match>
      </Switch>
      <Show when={hosted.hasMore()}>
        <More list={hosted} label={rooms.more} busyLabel={rooms.loadingMore} errorLabel={rooms.notLoaded} />
      </Show>
    </section>
  );
}

function Said(props: { username: string }) {
  const said = createList<ActivityItem>(() => `${at.person(props.username)}/activity`);
  const heading = createUniqueId();
  return (
    <section class="bare" aria-labelledby={heading}>
      <header class="head2 row apart">
        <h2 id={heading}>{say.recent}</h2>
        <Show when={person()?.username === props.username}>
          <a class="small" href="/activity">
            {say.yourActivity}
          </a>
        </Show>
      </header>
      <DeedList
        deeds={said}
        empty={
          <Nothing isOwn={person()?.username === props.username} text={say.saidNothing} ownText={say.youSaidNothing}>
            <a href="/">{say.findRoom}</a>
          </Nothing>
        }
      >
        {(item) => <Deed item={item} />}
      </DeedList>
    </section>
  );
}

/** Nothing there yet; on one's own page with the next step. */
function Nothing(props: ParentProps<{ isOwn: boolean; text: string; ownText: string }>) {
  return (
    <p class="pad0 dim">
      <Show when={props.isOwn} fallback={props.text}>
        {props.ownText} {props.children}
      </Show>
    </p>
  );
}

function PersonBones(props: { username: string }) {
  return (
    <>
      <h1 class="vh">{props.username}</h1>
      <div class="person" aria-hidden="true">
        <span class="avatar l bone" />
        <div>
          <h1>
            <Bone of="half" />
          </h1>
          <Bone of="short" />
        </div>
      </div>
    </>
  );
}
