import { type RouteSectionProps, useLocation } from "@solidjs/router";
import { Show } from "solid-js";
import { LatestActivity } from "../activity/latest";
import { Hall } from "../app/hall";
import { TopicShelf } from "./topic-shelf";

/** The pages that stand between the topics and what was said last. */
export default function Browse(props: RouteSectionProps) {
  const location = useLocation();
  const isLists = () => location.pathname === "/" || location.pathname.startsWith("/topics/");
  return (
    <Hall
      side={<TopicShelf isWide={!isLists()} />}
      aside={
        <Show when={!location.pathname.startsWith("/activity")} fallback={<div class="aside" />}>
          <LatestActivity />
        </Show>
      }
    >
      {props.children}
    </Hall>
  );
}
