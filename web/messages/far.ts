/** How a stretch is told that it is far from the window, or near again; by its element. */
export const farness = new WeakMap<Element, (isFar: boolean) => void>();
