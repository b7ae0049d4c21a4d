/** How a row is told that it is far from the window, or near again; by the row on the page. */
export const farness = new WeakMap<Element, (isFar: boolean) => void>();
