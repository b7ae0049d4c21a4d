import { type Component, createComponent, createSignal, Show } from "solid-js";

type Load<P extends object> = () => Promise<{ default: Component<P> }>;

/** A part whose code comes when it is first shown. If the code does not arrive, the next showing asks again. */
export function later<P extends object>(load: Load<P>): Component<P> {
  const [part, setPart] = createSignal<Component<P>>();
  return (props) => {
    if (!part())
      load().then(
        (module) => setPart(() => module.default),
        () => {},
      );
    return (
      <Show when={part()} keyed>
        {(Part) => createComponent(Part, props)}
      </Show>
    );
  };
}
