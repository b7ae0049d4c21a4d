import { type ParentProps, Show } from "solid-js";
import { LatestActivity } from "../activity/latest";
import { Hall } from "../app/hall";
import { hasAside, hasSide } from "../device/beside";
import { place } from "../router/router";
import { TopicShelf } from "./topic-shelf";

/** The pages that stand between the topics and what was said last. */
export default function Browse(props: ParentProps) {
  const isLists = () => place.path() === "/" || place.path().startsWith("/topics/");
  return (
    <Hall
      side={
        <Show when={isLists() || hasSide()}>
          <TopicShelf isWide={!isLists()} />
        </Show>
      }
      aside={
        <Show when={hasAside() && !place.path().startsWith("/activity")} fallback={<div class="aside" />}>
          <LatestActivity />
        </Show>
      }
    >
      {props.children}
    </Hall>
  );
}
