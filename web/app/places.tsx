import { For } from "solid-js";
import { place as here } from "../router/router";
import { person } from "../session/session";
import { Icon, type IconName } from "../ui/icon";
import { say } from "./strings";

type Place = { href: string; icon: IconName; label: string; isHere: (path: string) => boolean };

const mine = () => (person() ? `/people/${person()!.username}` : "/settings");

/** Phones: four places, within reach of a thumb. */
export function Places() {
  const places = (): Place[] => [
    { href: "/", icon: "rooms", label: say.rooms, isHere: (path) => path === "/" || /^\/(rooms|topics)/.test(path) },
    { href: "/search", icon: "search", label: say.find, isHere: (path) => path === "/search" },
    { href: "/activity", icon: "activity", label: say.activity, isHere: (path) => path.startsWith("/activity") },
    { href: mine(), icon: "you", label: say.you, isHere: (path) => path === mine() || path === "/settings" },
  ];
  return (
    <nav class="bar phone" aria-label={say.places}>
      <For each={places()}>
        {(place) => (
          <a href={place.href} aria-current={place.isHere(here.path()) ? "page" : undefined}>
            <Icon name={place.icon} />
            {place.label}
          </a>
        )}
      </For>
    </nav>
  );
}
