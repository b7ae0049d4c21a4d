/** From these widths on something stands before the sheet, and after it too: as in styles/layout.css. */
export const SIDE = "(width >= 48rem)";
export const ASIDE = "(width >= 72rem)";
