import { createUniqueId, For, type JSX, Show } from "solid-js";
import { Field } from "./field";

type Props = {
  label: string;
  name: string;
  value: string;
  onText: (text: string) => void;
  hint?: JSX.Element;
  error?: string;
  placeholder?: string;
  isRequired?: boolean;
  /** More classes of the control. */
  class?: string;
};

const classesOf = (more: string | undefined) => ({ [more ?? ""]: Boolean(more) });

/** One line of a person's own words. */
export function TextField(
  props: Props & {
    autocomplete?: string;
    /** Letters of an address, such as a username: no phone is to put a capital or a correction into them. */
    isName?: boolean;
    minLength?: number;
    maxLength?: number;
    /** What is offered while one types. */
    options?: string[];
  },
): JSX.Element {
  const list = createUniqueId();
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(wired) => (
        <>
          <input
            id={wired.id}
            aria-invalid={wired.invalid()}
            aria-describedby={wired.describedBy}
            class="input"
            classList={classesOf(props.class)}
            name={props.name}
            dir={props.isName ? "ltr" : "auto"}
            autocomplete={props.autocomplete ?? "off"}
            autocapitalize={props.isName ? "none" : undefined}
            spellcheck={props.isName ? false : undefined}
            required={props.isRequired}
            minlength={props.minLength}
            maxlength={props.maxLength}
            placeholder={props.placeholder}
            list={props.options ? list : undefined}
            value={props.value}
            onInput={(event) => props.onText(event.currentTarget.value)}
          />
          <Show when={props.options}>
            <datalist id={list}>
              <For each={props.options}>{(option) => <option value={option} />}</For>
            </datalist>
          </Show>
        </>
      )}
    </Field>
  );
}

/** Several lines of them. */
export function LongField(props: Props & { rows: number }): JSX.Element {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(wired) => (
        <textarea
          id={wired.id}
          aria-invalid={wired.invalid()}
          aria-describedby={wired.describedBy}
          class="input"
          classList={classesOf(props.class)}
          name={props.name}
          dir="auto"
          rows={props.rows}
          required={props.isRequired}
          placeholder={props.placeholder}
          value={props.value}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
