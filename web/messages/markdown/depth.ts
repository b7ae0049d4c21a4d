/** Deeper trees than anybody writes would fill a browser's stack when they are shown. */
const DEEPEST = 100;

/** Looks level by level, since whoever looked by calling itself would fill the stack too. */
export function isTooDeep(root: object) {
  let level = [root];
  for (let depth = 0; depth < DEEPEST; depth++) {
    level = level.flatMap((node) => ("children" in node ? (node.children as object[]) : []));
    if (level.length === 0) return false;
  }
  return true;
}
