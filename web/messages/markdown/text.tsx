import type { JSX } from "solid-js";
import { person } from "../../session/session";
import { isAllowed } from "./links";

// An address, less the full stop or bracket after it; or a person called by name.
const SPECIAL = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}']|(?<![\p{L}\p{N}@/.])@[A-Za-z0-9-]{2,30}(?![\p{L}\p{N}]))/u;

const Mention = (props: { name: string }) => (
  <a
    class="at"
    classList={{ me: person()?.username.toLowerCase() === props.name.toLowerCase() }}
    href={`/people/${props.name}`}
  >
    @{props.name}
  </a>
);

/** Words in which addresses and people called by name are links. */
export function Words(props: { text: string }): JSX.Element {
  const special = (piece: string) => {
    if (piece.startsWith("@")) return <Mention name={piece.slice(1)} />;
    if (!isAllowed(piece)) return piece;
    return (
      <a href={piece} rel="nofollow ugc noopener" target="_blank">
        {piece}
      </a>
    );
  };
  return props.text.split(SPECIAL).map((piece, place) => (place % 2 ? special(piece) : piece));
}
