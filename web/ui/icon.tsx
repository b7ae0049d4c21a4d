/** 20 px box, 1.5 line, round ends, the colour of the text beside it. */
const PATHS = {
  rooms: "M4 17h12M6 17V4.5L12.5 3v14M12.5 5H15v12M10 10.2v.6",
  search: "M9 3.75a5.25 5.25 0 1 0 0 10.5 5.25 5.25 0 1 0 0-10.5M13 13l3.75 3.75",
  activity: "M10 3a7 7 0 1 0 0 14 7 7 0 1 0 0-14M10 6v4.25L12.75 12",
  you: "M10 3.75a3.25 3.25 0 1 0 0 6.5 3.25 3.25 0 1 0 0-6.5M3.75 17c.6-3.4 3-5 6.25-5s5.65 1.6 6.25 5",
  plus: "M10 4v12M4 10h12",
  back: "m12 4-6 6 6 6",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  up: "M5 12l5-5 5 5M5 4h10",
  down: "M5 8l5 5 5-5M5 16h10",
  send: "M10 16.5V4M4.75 9 10 3.75 15.25 9",
  bin: "M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.75 11h7.5l.75-11M8.5 8.5v5M11.5 8.5v5",
  cog: "M4 6h7M15 6h1M4 14h1M9 14h7M13 4a2 2 0 1 0 0 4 2 2 0 1 0 0-4M7 12a2 2 0 1 0 0 4 2 2 0 1 0 0-4",
  edit: "M3.5 16.5 4.5 12.5 13 4l3 3-8.5 8.5zM11.5 5.5l3 3",
  link: "M8.25 11.75l3.5-3.5M9 6l1.75-1.75a3.4 3.4 0 0 1 5 5L14 11M11 14l-1.75 1.75a3.4 3.4 0 0 1-5-5L6 9",
  quote: "M8 6H4v4.5h4V6v5c0 2-1 3-2.5 3.5M16 6h-4v4.5h4V6v5c0 2-1 3-2.5 3.5",
  alert: "M10 3 2.5 16.5h15zM10 8.5v3.5M10 14.25v.01",
  copy: "M7.5 7.5h8v9h-8zM12.5 7.5v-4h-8v9h3",
  check: "m4 10.5 4 4 8-9",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
} as const;

export type IconName = keyof typeof PATHS;
export const ICONS = Object.keys(PATHS) as IconName[];

/** Beside words, or in a control that says its own name: never read out. */
export function Icon(props: { name: IconName }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" data-icon={props.name}>
      <path d={PATHS[props.name]} />
    </svg>
  );
}
