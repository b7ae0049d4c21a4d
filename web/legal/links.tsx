import { For } from "solid-js";
import { say } from "./strings";

const links = () =>
  [
    ["/privacy", say.privacy],
    ["/terms", say.terms],
    ["/guidelines", say.guidelines],
  ] as const;

/** The ways to the community's texts, at the foot of a page. */
export function LegalLinks(props: { current?: string }) {
  return (
    <nav class="meta pad0" aria-label={say.about}>
      <For each={links()}>
        {([path, name]) => (
          <a href={path} aria-current={path === props.current ? "page" : undefined}>
            {name}
          </a>
        )}
      </For>
    </nav>
  );
}
