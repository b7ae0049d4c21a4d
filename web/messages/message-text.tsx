import { For } from "solid-js";

const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'])/u;

/** What was said, as it was typed: line breaks stay, addresses are links. */
export function MessageText(props: { body: string }) {
  const pieces = () => props.body.split(ADDRESS);
  return (
    <p class="plain">
      <For each={pieces()}>
        {(piece, place) =>
          place() % 2 ? (
            <a href={piece} rel="nofollow ugc noopener" target="_blank">
              {piece}
            </a>
          ) : (
            piece
          )
        }
      </For>
    </p>
  );
}
