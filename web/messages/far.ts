/** How a stretch is told that it is far from the window, and to keep this height in pixels, or near again; by its element. */
export const farness = new WeakMap<Element, (height?: number) => void>();

/** A message on the page, with its words also if it was far. */
export function atHand(messageId: string): HTMLElement | null {
  const stretch = document.getElementById(messageId)?.closest(".stretch");
  if (stretch) farness.get(stretch)?.();
  return document.getElementById(messageId);
}
