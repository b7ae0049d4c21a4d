import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { ActivityItem } from "../../shared/activity";
import type { List } from "../api/list";
import { Failure } from "../app/failure";
import { isNewDay } from "../time/days";
import { Moment } from "../time/moment";
import { More } from "../ui/more";
import { DeedBone } from "./deed";
import { say } from "./strings";

type Deeds = List<ActivityItem, { items: ActivityItem[]; next: string | null }>;

/** What was done, newest first, cut into days, in all its states. */
export function DeedList(props: { deeds: Deeds; empty: JSX.Element; children: (item: ActivityItem) => JSX.Element }) {
  return (
    <Switch fallback={<DeedBones />}>
      <Match when={props.deeds.items()?.length === 0 && !props.deeds.hasMore()}>{props.empty}</Match>
      <Match when={props.deeds.items()}>
        {(items) => (
          <>
            <ol class="deeds">
              <For each={items()}>
                {(item, at) => (
                  <>
                    <Show when={isNewDay(items()[at() - 1], item)}>
                      <li class="day">
                        <Moment at={item.createdAt} as="day" />
                      </li>
                    </Show>
                    {props.children(item)}
                  </>
                )}
              </For>
            </ol>
            <More
              list={props.deeds}
              label={say.more}
              busyLabel={say.loadingMore}
              errorLabel={say.notLoaded}
              endLabel={say.end}
            />
          </>
        )}
      </Match>
      <Match when={props.deeds.error()}>
        <Failure title={say.notLoaded} error={props.deeds.error()} onRetry={props.deeds.retry} />
      </Match>
    </Switch>
  );
}

export function DeedBones() {
  return (
    <ol class="deeds" aria-busy="true" aria-label={say.loading}>
      <For each={Array.from({ length: 8 })}>{() => <DeedBone />}</For>
    </ol>
  );
}
