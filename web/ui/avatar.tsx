// biome-ignore-all lint/a11y/useAnchorContent: the name beside a picture is the link for everyone who does not point.
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: it is out of the tab order too.
import { createSignal, Show } from "solid-js";
import { hueOf, initialsOf } from "../../shared/avatars";
import { avatarPath, type PersonRef } from "../../shared/people";

type Props = { of: PersonRef; size?: "s" | "l" };

const PIXELS = { s: 28, m: 40, l: 88 };

const [chosen, setChosen] = createSignal<{ id: string; version: string }>();

/** The picture that was chosen on this device: it shows at once, wherever its person stands. */
export { setChosen as showChosen };

function Face(props: Props) {
  const [missing, setMissing] = createSignal<string>();
  const side = () => PIXELS[props.size ?? "m"];
  const source = () => avatarPath(props.of.id) + (chosen()?.id === props.of.id ? `?v=${chosen()!.version}` : "");
  return (
    <>
      <span aria-hidden="true">{initialsOf(props.of.username)}</span>
      <Show when={missing() !== source()}>
        <img
          src={source()}
          width={side()}
          height={side()}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setMissing(source())}
        />
      </Show>
    </>
  );
}

/** A person's picture over their initials; it says nothing that the name beside it does not. */
export function Avatar(props: Props) {
  return (
    <span class="avatar" classList={{ [props.size ?? "m"]: true }} data-hue={hueOf(props.of.id)} aria-hidden="true">
      <Face of={props.of} size={props.size} />
    </span>
  );
}

/** The same as a way to the person for a pointer; the name beside it is the link for everyone else. */
export function AvatarLink(props: Props) {
  return (
    <a
      class="avatar"
      classList={{ [props.size ?? "m"]: true }}
      data-hue={hueOf(props.of.id)}
      href={`/people/${props.of.username}`}
      aria-hidden="true"
      tabindex="-1"
    >
      <Face of={props.of} size={props.size} />
    </a>
  );
}
