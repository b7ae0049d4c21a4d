import "./code.css";
import { createSignal, type JSX, Show } from "solid-js";
import { Icon } from "../../ui/icon";
import { say } from "../later-strings";

/** Code as it was written. Its colours come later, if its language is known; the text stays where it is. */
export function CodeBlock(props: { code: string; language: string | undefined }) {
  const [coloured, setColoured] = createSignal<() => JSX.Element>();
  const [isCopied, setCopied] = createSignal(false);
  const { code, language } = props;
  if (language)
    import("./highlight")
      .then(({ highlight }) => highlight(code, language))
      .then((drawn) => setColoured(() => drawn))
      // Off line the colours, or only one language's, may not come: the text is there all the same.
      .catch(() => {});
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      // A browser may refuse; the text can be selected by hand.
      () => {},
    );
  return (
    <div class="block" dir="ltr">
      {/* biome-ignore lint/a11y/useSemanticElements: the text is preformatted first, and a group so that the keyboard reaches what scrolls. A region would be a landmark, and a room has hundreds. */}
      <pre tabindex="0" role="group" aria-label={language ? say.codeIn(language) : say.code}>
        <code>
          <Show when={coloured()} fallback={code}>
            {(drawn) => drawn()()}
          </Show>
        </code>
      </pre>
      <button class="icon" type="button" aria-label={isCopied() ? say.codeCopied : say.copyCode} onClick={copy}>
        <Icon name={isCopied() ? "check" : "copy"} />
      </button>
    </div>
  );
}
