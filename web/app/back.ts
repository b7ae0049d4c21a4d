let steps = 0;

/** Counts the pages opened since the site was: as many steps back stay on it. */
export const countStep = (by: -1 | 0 | 1) => {
  steps = Math.max(0, steps + by);
};

/** A link upwards goes back instead when one came from within, so that the list is as it was left. */
export const goBack = (event: MouseEvent) => {
  if (steps === 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.back();
};
