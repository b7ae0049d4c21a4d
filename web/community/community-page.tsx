import "../ui/tabs.css";
import "./community.css";
import { type Component, For, Match, Show, Switch } from "solid-js";
import { Hall, Sheet } from "../app/hall";
import { usePage } from "../app/page";
import LatelyShelf from "../rooms/lately-shelf";
import { param } from "../router/router";
import { person } from "../session/session";
import { signInHere } from "../session/way";
import { later } from "../ui/later";
import { Blank } from "../ui/states";
import { say } from "./strings";

type Part = { path: string; label: () => string; show: Component };

const PARTS: Part[] = [
  { path: "", label: () => say.waiting, show: later(() => import("./waiting")) },
  { path: "people", label: () => say.people, show: later(() => import("./people")) },
  { path: "topics", label: () => say.topics, show: later(() => import("./topics")) },
  { path: "audit", label: () => say.audit, show: later(() => import("./audit")) },
  { path: "settings", label: () => say.settings, show: later(() => import("./settings")) },
];

/** Where the community's owner looks after it. */
export default function CommunityPage() {
  const part = () => PARTS.find(({ path }) => path === param("part")) ?? PARTS[0]!;
  usePage(
    () => `${say.community}: ${part().label()}`,
    () => ({ label: say.community, href: person() ? `/people/${person()!.username}` : "/" }),
  );
  return (
    <Hall side={<LatelyShelf />}>
      <Sheet>
        <Switch>
          <Match when={person()?.isOwner}>
            <h1>{say.community}</h1>
            <nav class="tabs parts" aria-label={say.parts}>
              <For each={PARTS}>
                {(one) => (
                  <a
                    href={one.path ? `/community/${one.path}` : "/community"}
                    aria-current={one === part() ? "page" : undefined}
                  >
                    {one.label()}
                  </a>
                )}
              </For>
            </nav>
            <Show when={part().show} keyed>
              {(Part) => <Part />}
            </Show>
          </Match>
          <Match when={person()}>
            <Blank title={say.onlyOwner} text={say.onlyOwnerText} icon="lock" heading="h1">
              <a class="btn ink" href="/">
                {say.allRooms}
              </a>
            </Blank>
          </Match>
          <Match when={person() === null}>
            <Blank title={say.signInTitle} icon="lock" heading="h1">
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
