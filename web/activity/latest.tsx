import { createUniqueId, For, Match, Switch } from "solid-js";
import type { ActivityItem } from "../../shared/activity";
import * as at from "../api/addresses";
import { createList } from "../api/list";
import { Deed, DeedBone } from "./deed";
import { say } from "./strings";

const SHOWN = 5;

/** What was said last, beside the rooms. It stays quiet when it cannot be read: the page does not need it. */
export function LatestActivity() {
  const latest = createList<ActivityItem>(at.activity);
  const heading = createUniqueId();
  return (
    <aside class="side aside" aria-labelledby={heading}>
      <h2 id={heading}>{say.recent}</h2>
      <Switch fallback={<LatestBones />}>
        <Match when={latest.items()?.length === 0}>
          <p class="pad dim small">{say.nobodySpoke}</p>
        </Match>
        <Match when={latest.items()}>
          {(items) => (
            <>
              <ul class="deeds">
                <For each={items().slice(0, SHOWN)}>{(item) => <Deed item={item} size="s" />}</For>
              </ul>
              <p class="pad small">
                <a href="/activity/everyone">{say.all}</a>
              </p>
            </>
          )}
        </Match>
        <Match when={latest.error()}>
          <p class="pad dim small">{say.notLoaded}</p>
        </Match>
      </Switch>
    </aside>
  );
}

function LatestBones() {
  return (
    <ul class="deeds" aria-hidden="true">
      <For each={Array.from({ length: SHOWN })}>{() => <DeedBone size="s" />}</For>
    </ul>
  );
}
