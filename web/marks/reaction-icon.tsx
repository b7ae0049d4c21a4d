import type { Reaction } from "../../shared/reactions";

/** As the icons of web/ui, here so that they come with what needs them. */
const PATHS: Record<Reaction, string> = {
  thanks: "M10 16.5 4.2 10.6a3.6 3.6 0 0 1 5.1-5.1l.7.7.7-.7a3.6 3.6 0 0 1 5.1 5.1z",
  agree: "m4 10.5 4 4 8-9",
  laugh: "M10 3a7 7 0 1 0 0 14 7 7 0 1 0 0-14M7.5 8v.5M12.5 8v.5M6.5 11.5c1 3 6 3 7 0z",
  idea: "M8 14.5c0-2-2.75-2.75-2.75-6a4.75 4.75 0 0 1 9.5 0c0 3.25-2.75 4-2.75 6zM8.5 17h3",
};

export const ReactionIcon = (props: { of: Reaction }) => (
  <svg viewBox="0 0 20 20" aria-hidden="true">
    <path d={PATHS[props.of]} />
  </svg>
);
