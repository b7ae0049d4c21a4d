import { For, Show } from "solid-js";
import type { Span } from "../../shared/search";

type Piece = { text: string; isMarked: boolean };

/** A text cut at its spans, which are in order and never overlap. */
export function piecesOf(text: string, spans: Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMarked: false });
    pieces.push({ text: text.slice(start, end), isMarked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
  return pieces;
}

/** A text with what was found in it marked. */
export function Marked(props: { text: string; spans: Span[] }) {
  return (
    <For each={piecesOf(props.text, props.spans)}>
      {(piece) => (
        <Show when={piece.isMarked} fallback={piece.text}>
          <mark>{piece.text}</mark>
        </Show>
      )}
    </For>
  );
}
