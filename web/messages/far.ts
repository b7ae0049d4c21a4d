/** How a row is told to keep only its height, and to be itself again; by the row on the page. */
export const heights = new WeakMap<Element, (height?: string) => void>();
