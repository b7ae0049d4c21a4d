import type { Entry } from "../../../infra/data/entries";

const PEOPLE = 50;

/** What people say in a long room: a word, a paragraph, a quote with an answer, code, a list, a link. */
const SAID = [
  (n: number) => `Yes, ${n}.`,
  (n: number) => `Is the map of ${n} really *natural*? I would say that it depends on the basis. `.repeat(1 + (n % 4)),
  (n: number) => `> Is the map of ${n - 1} really natural?\n\nOnly up to a choice, see \`basis(${n})\` below.`,
  (n: number) =>
    `\`\`\`ts\n${Array.from({ length: 3 + (n % 20) }, (_, line) => `const m${line} = basis(${n}).map((v) => v * ${line});`).join("\n")}\n\`\`\``,
  (n: number) => `1. first ${n}\n2. then **${n + 1}**\n3. and the rest, as on https://example.org/${n}`,
];

/** A room as an archive holds it, its messages by fifty people, each three in one turn. */
export async function* longRoom(count: number): AsyncGenerator<Entry> {
  const began = Date.UTC(2024, 2, 1);
  const messages = Array.from({ length: count }, (_, n) => ({
    author: `reader-${(n - (n % 3)) % PEOPLE}`,
    body: SAID[(n * 7) % SAID.length]!(n),
    createdAt: began + n * 1_700_000,
  }));
  const room = { topic: "Algebra", name: "Representations, from the start", host: "reader-0", createdAt: began - 1000 };
  yield { number: 1, room: { ...room, description: "One long talk.", messages } };
}
