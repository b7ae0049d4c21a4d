let back = false;

// In the capture phase, so that it is known before the router reacts.
window.addEventListener("popstate", () => (back = true), { capture: true });

/** Whether the page on screen was come to by Back or Forward: then it is shown as it was left. */
export const wentBack = () => back;

/** The next page is a new one. */
export const arrived = () => {
  back = false;
};
