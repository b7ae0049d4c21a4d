import { createUniqueId, type JSX, Show } from "solid-js";

/** What a control needs to belong to its field. */
export type Wired = { id: string; invalid: () => "true" | undefined; describedBy: string };

/** A label, its control, a hint, and what is wrong with it. */
export function Field(props: {
  label: string;
  hint?: JSX.Element;
  error?: string;
  children: (wired: Wired) => JSX.Element;
}) {
  const id = createUniqueId();
  const wired: Wired = {
    id,
    invalid: () => (props.error ? "true" : undefined),
    describedBy: `${id}-hint ${id}-error`,
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children(wired)}
      <small id={`${id}-hint`} class="num">
        {props.hint}
      </small>
      <span id={`${id}-error`} class="small wrong" role="alert">
        <Show when={props.error}>{props.error}</Show>
      </span>
    </div>
  );
}
