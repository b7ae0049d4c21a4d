/** What the table left undone is asked for again, later each time, up to about two seconds apart. */
export const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(2000, 25 * 2 ** attempt) * (0.5 + Math.random() / 2)));
