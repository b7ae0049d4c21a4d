/** The mark: a lamp over a table, its cord hung from the edge of the window. */
export function Lamp() {
  return (
    <svg viewBox="0 0 28 60" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
      <path d="M14-80V24" stroke-width="1.25" />
      <circle cx="14" cy="34" r="3.25" fill="var(--lamp)" stroke="none" />
      <path d="M4 34C4 27.5 8 24 14 24s10 3.5 10 10z" fill="currentcolor" stroke="none" />
      <path d="M3 48h22" stroke-width="1.5" />
    </svg>
  );
}
