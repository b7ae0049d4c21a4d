import "./section.css";
import { createUniqueId, type ParentProps } from "solid-js";

/** A part of the settings, with an address of its own: /settings#id. */
export function Section(props: ParentProps<{ id: string; title: string }>) {
  const heading = createUniqueId();
  return (
    <section class="setting" id={props.id} aria-labelledby={heading}>
      <header class="head2">
        <h2 id={heading}>{props.title}</h2>
      </header>
      {props.children}
    </section>
  );
}
