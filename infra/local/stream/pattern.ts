/**
 * Lambda's event filter patterns: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 * A pattern has the event's own shape; at its leaves stand lists of rules, one of which must hold.
 */
export function matches(pattern: unknown, event: unknown): boolean {
  if (!isObject(pattern)) throw new Error("A filter pattern is an object.");
  return Object.entries(pattern).every(([name, expected]) => {
    if (name === "$or") return (expected as unknown[]).some((choice) => matches(choice, event));
    const actual = isObject(event) ? event[name] : undefined;
    return Array.isArray(expected) ? holds(expected, actual) : matches(expected, actual);
  });
}

/** A value that is a list itself matches when one of its members does. */
function holds(rules: unknown[], actual: unknown): boolean {
  const values = Array.isArray(actual) ? actual : [actual];
  return rules.some((rule) => values.some((value) => ruleHolds(rule, value)));
}

function ruleHolds(rule: unknown, value: unknown): boolean {
  if (!isObject(rule)) return value === rule;
  const [[operator, operand] = ["", undefined], ...more] = Object.entries(rule);
  const test = OPERATORS[operator];
  if (!test || more.length > 0) throw new Error(`Filter rules know no ${JSON.stringify(rule)}.`);
  return test(value, operand);
}

const OPERATORS: Record<string, (value: unknown, operand: unknown) => boolean> = {
  prefix: (value, operand) => typeof value === "string" && value.startsWith(String(operand)),
  suffix: (value, operand) => typeof value === "string" && value.endsWith(String(operand)),
  "equals-ignore-case": (value, operand) =>
    typeof value === "string" && value.toLowerCase() === String(operand).toLowerCase(),
  // Only leaves exist: an object under the name does not count.
  exists: (value, operand) => (value !== undefined && !isObject(value)) === operand,
  "anything-but": (value, operand) => value !== undefined && !excluded(operand).some((rule) => ruleHolds(rule, value)),
  numeric: (value, operand) => typeof value === "number" && inRange(value, operand as (string | number)[]),
};

const excluded = (operand: unknown) => (Array.isArray(operand) ? operand : [operand]);

const COMPARISONS: Record<string, (left: number, right: number) => boolean> = {
  "=": (left, right) => left === right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

const inRange = (value: number, [operator, bound, ...more]: (string | number)[]): boolean =>
  COMPARISONS[String(operator)]!(value, Number(bound)) && (more.length === 0 || inRange(value, more));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
