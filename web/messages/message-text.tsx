import { Show } from "solid-js";
import { Folded, isLong } from "./folded";
import { loadMarkdown, markdown, needsMarkdown } from "./markdown";
import { Words } from "./markdown/text";

/**
 * What was said. Without any sign of Markdown, or while its parser is on the way, it stands as it was typed. Other words
 * are another text: nothing watches them.
 */
export function MessageText(props: { body: string; isOpen?: boolean }) {
  return (
    <Show when={isLong(props.body)} fallback={<Text body={props.body} />}>
      <Folded startsOpen={props.isOpen ?? false}>
        <Text body={props.body} />
      </Folded>
    </Show>
  );
}

function Text(props: { body: string }) {
  const isMarkdown = () => needsMarkdown(props.body);
  if (isMarkdown()) loadMarkdown();
  return (
    <Show
      when={isMarkdown() && markdown()}
      keyed
      fallback={
        <p class="plain">
          <Words text={props.body} />
        </p>
      }
    >
      {(Said) => <Said body={props.body} />}
    </Show>
  );
}
