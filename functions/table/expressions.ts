/** What an update does, in plain words; names that DynamoDB reserves are aliased for the caller. */
export type Change = {
  set?: Record<string, unknown>;
  /** Set only if the attribute is not there yet. */
  setIfAbsent?: Record<string, unknown>;
  /** Numbers are added, sets united with what is there. */
  add?: Record<string, number | Set<string>>;
  remove?: string[];
};

/** A condition: an expression over attribute names as they are, with `:values`. */
export type Condition = { when?: string; values?: Record<string, unknown> };

const WORDS_OF_EXPRESSIONS = new Set([
  "AND",
  "OR",
  "NOT",
  "IN",
  "BETWEEN",
  "attribute_exists",
  "attribute_not_exists",
  "begins_with",
  "contains",
  "size",
]);

/** Aliases every attribute name of a condition, so that no caller has to know DynamoDB's 573 reserved words. */
export function conditionOf({ when, values = {} }: Condition) {
  const names: Record<string, string> = {};
  const expression = when?.replace(/:?[A-Za-z_]\w*/g, (word) => {
    if (word.startsWith(":") || WORDS_OF_EXPRESSIONS.has(word)) return word;
    names[`#${word}`] = word;
    return `#${word}`;
  });
  return { expression, names, values };
}

/** Builds an UpdateExpression; attributes set to `undefined` are left out. */
export function updateOf({ set = {}, setIfAbsent = {}, add = {}, remove = [] }: Change) {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const refer = (name: string, value?: unknown) => {
    names[`#${name}`] = name;
    if (value !== undefined) values[`:set_${name}`] = value;
    return { name: `#${name}`, value: `:set_${name}` };
  };
  const given = (entries: Record<string, unknown>) =>
    Object.entries(entries).filter(([, value]) => value !== undefined);
  const sets = [
    ...given(set).map(([key, value]) => {
      const { name, value: placeholder } = refer(key, value);
      return `${name} = ${placeholder}`;
    }),
    ...given(setIfAbsent).map(([key, value]) => {
      const { name, value: placeholder } = refer(key, value);
      return `${name} = if_not_exists(${name}, ${placeholder})`;
    }),
  ];
  const adds = given(add).map(([key, value]) => {
    const { name, value: placeholder } = refer(key, value);
    return `${name} ${placeholder}`;
  });
  const removes = remove.map((key) => refer(key).name);
  const expression = [
    sets.length > 0 && `SET ${sets.join(", ")}`,
    adds.length > 0 && `ADD ${adds.join(", ")}`,
    removes.length > 0 && `REMOVE ${removes.join(", ")}`,
  ]
    .filter(Boolean)
    .join(" ");
  return { expression, names, values };
}
