import { type JSX, type ParentProps, Show } from "solid-js";
import { Icon, type IconName } from "./icon";
import { Lamp } from "./lamp";

/** A place where nothing is yet: says so, and what one can do. */
export function Blank(
  props: ParentProps<{ title: string; text?: JSX.Element; icon?: IconName; heading?: "h1" | "h2" }>,
) {
  return (
    <div class="blank">
      <Show when={props.icon} fallback={<Lamp />}>
        {(name) => <Icon name={name()} />}
      </Show>
      <Show when={props.heading === "h1"} fallback={<h2>{props.title}</h2>}>
        <h1>{props.title}</h1>
      </Show>
      <Show when={props.text}>
        <p>{props.text}</p>
      </Show>
      <Show when={props.children}>
        <div class="row">{props.children}</div>
      </Show>
    </div>
  );
}

/** Something went wrong: what happened, and a way on. */
export function Notice(props: ParentProps<{ title: string; text?: JSX.Element }>) {
  return (
    <div class="note stop" role="alert">
      <Icon name="alert" />
      <span>
        <strong>{props.title}</strong> {props.text}
      </span>
      {props.children}
    </div>
  );
}

/** One grey bar where a line of words will be. */
export function Bone(props: { of: "short" | "half" | "long" }) {
  return <span class="bone" data-of={props.of} />;
}
