import { createEffect, createUniqueId, type JSX } from "solid-js";

const growsAlone = CSS.supports("field-sizing", "content");

/** Several lines of a person's own words; it grows with them. */
export function TextArea(props: {
  label: string;
  value: string;
  onText: (text: string) => void;
  placeholder?: string;
  rows?: number;
  onKeyDown?: (event: KeyboardEvent) => void;
  ref?: HTMLTextAreaElement | ((field: HTMLTextAreaElement) => void);
}): JSX.Element {
  const id = createUniqueId();
  let field!: HTMLTextAreaElement;
  createEffect(() => {
    if (growsAlone || props.value === undefined) return;
    field.style.setProperty("block-size", "auto");
    field.style.setProperty("block-size", `${field.scrollHeight + 2}px`);
  });
  return (
    <div class="write">
      <label class="vh" for={id}>
        {props.label}
      </label>
      <textarea
        ref={(element) => {
          field = element;
          if (typeof props.ref === "function") props.ref(element);
        }}
        class="input"
        id={id}
        rows={props.rows ?? 1}
        dir="auto"
        placeholder={props.placeholder}
        value={props.value}
        onInput={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={(event) => props.onKeyDown?.(event)}
      />
    </div>
  );
}
