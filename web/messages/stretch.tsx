import "./stretch.css";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { Moment } from "../time/moment";
import { farness } from "./far";
import type { Row } from "./turns";

/** The day one reads in, in sight while its beginning is not; heard once is enough. */
const Slip = (props: { of: Row }) => (
  <p class="slip" aria-hidden="true">
    <Moment at={props.of.message.createdAt} as="day" />
  </p>
);

/** Some messages in a row, which are laid out and emptied together: far from the window only their places are kept. */
export function Stretch(props: { rows: Row[]; children: (row: Row) => JSX.Element }) {
  /** In pixels, while it is far. */
  const [height, setHeight] = createSignal<number>();
  const rows = createMemo(() => props.rows);
  return (
    <div
      class="stretch"
      classList={{ far: Boolean(height()) }}
      style:block-size={height() && `${height()}px`}
      ref={(stretch) => farness.set(stretch, setHeight)}
    >
      <Show when={!height()} fallback={rows().map(({ message }) => <article id={message.id} />)}>
        {rows()[0]!.isNewDay || <Slip of={rows()[0]!} />}
        <For each={rows()}>
          {(row) => [
            row.isNewDay && [
              <p class="day">
                <Moment at={row.message.createdAt} as="day" />
              </p>,
              <Slip of={row} />,
            ],
            props.children(row),
          ]}
        </For>
      </Show>
    </div>
  );
}
