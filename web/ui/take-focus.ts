/** Goes on with the keyboard where something was pressed that is gone, and the focus with it. */
export const takeFocus = (find: () => HTMLElement | null | undefined) =>
  setTimeout(() => {
    if (document.activeElement === document.body) find()?.focus({ preventScroll: true });
  });
