import "../ui/tabs.css";
import { Match, Show, Switch } from "solid-js";
import type { ActivityItem } from "../../shared/activity";
import * as at from "../api/addresses";
import { createList } from "../api/list";
import { Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { NoticeList } from "../notices/notice-list";
import { createNotices } from "../notices/notices";
import { place } from "../router/router";
import { person } from "../session/session";
import { signInTo } from "../session/way";
import { Blank } from "../ui/states";
import { Deed } from "./deed";
import { DeedBones, DeedList } from "./deed-list";
import { OwnDeed } from "./own-deed";
import { restore, takeBack } from "./own-deeds";
import { say } from "./strings";
import { createWaiting, WaitingRooms } from "./waiting-rooms";

/** What one did oneself, and what everyone did: newest first. */
export default function ActivityPage() {
  const isYours = () => place.path() === "/activity";
  const current = (is: boolean) => (is ? "page" : undefined);
  usePage(() => (isYours() ? `${say.recent}: ${say.yours}` : `${say.recent}: ${say.everyone}`));
  return (
    <Sheet>
      <h1>{say.recent}</h1>
      <nav class="tabs" aria-label={say.whose}>
        <a href="/activity" aria-current={current(isYours())}>
          {say.yours}
        </a>
        <a href="/activity/everyone" aria-current={current(!isYours())}>
          {say.everyone}
        </a>
      </nav>
      <Switch>
        <Match when={!isYours()}>
          <Everyone />
        </Match>
        <Match when={person()}>
          <Yours />
        </Match>
        <Match when={person() === null}>
          <Blank title={say.signInTitle} text={say.signInText} icon="activity">
            <a class="btn ink" href={signInTo("/activity")}>
              {say.signIn}
            </a>
          </Blank>
        </Match>
      </Switch>
    </Sheet>
  );
}

function Everyone() {
  const deeds = createList<ActivityItem>(at.activity);
  return (
    <DeedList
      deeds={deeds}
      empty={
        <Blank title={say.nobodyTitle} text={say.nobodySpoke} icon="activity">
          <a class="btn ink" href="/">
            {say.findRoom}
          </a>
        </Blank>
      }
    >
      {(item) => <Deed item={item} />}
    </DeedList>
  );
}

function Yours() {
  const deeds = createList<ActivityItem>(at.ownActivity);
  const waiting = createWaiting();
  const notices = createNotices();
  const isThere = ({ items, error }: { items: () => unknown; error: () => unknown }) => Boolean(items() || error());
  /** By whom something of one's own was taken away. */
  const removedBy = (thing: string) =>
    notices.items()?.find(({ id, kind }) => id === thing && kind === "removal")?.by ?? undefined;
  return (
    // What waits stands above: what one did is shown below it and not moved by it.
    <Show when={isThere(waiting) && isThere(notices)} fallback={<DeedBones />}>
      <NoticeList notices={notices} />
      <WaitingRooms rooms={waiting} />
      <DeedList
        deeds={deeds}
        empty={
          <Blank title={say.nothingYet} text={say.nothingYetText} icon="activity">
            <a class="btn ink" href="/">
              {say.findRoom}
            </a>
            <a class="btn" href="/rooms/new">
              {say.openRoom}
            </a>
          </Blank>
        }
      >
        {(item) => (
          <OwnDeed
            item={item}
            removedBy={removedBy(item.id)}
            onRemove={() => void takeBack(deeds, item)}
            onRestore={() => void restore(deeds, item)}
          />
        )}
      </DeedList>
    </Show>
  );
}
