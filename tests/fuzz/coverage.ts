import type { Operation } from "../support/openapi";

type Asked = Pick<Operation, "method" | "path">;

/** How often each operation was answered by each status. */
export class Coverage {
  readonly #counts = new Map<string, Map<number, number>>();

  constructor(operations: Asked[]) {
    for (const operation of operations) this.#counts.set(nameOf(operation), new Map());
  }

  count(operation: Asked, status: number) {
    const counts = this.#counts.get(nameOf(operation))!;
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }

  /** Operations that were never done: what is behind their guards was not tried. */
  get untried(): string[] {
    return [...this.#counts]
      .filter(([, counts]) => ![...counts.keys()].some((status) => status < 400))
      .map(([name]) => name);
  }

  get byStatus(): [status: number, count: number][] {
    const sums = new Map<number, number>();
    for (const counts of this.#counts.values())
      for (const [status, count] of counts) sums.set(status, (sums.get(status) ?? 0) + count);
    return inOrder(sums);
  }

  /** A line for each operation: `POST /api/rooms  201 12  422 9`. */
  get lines(): string[] {
    const width = Math.max(...[...this.#counts.keys()].map((name) => name.length));
    return [...this.#counts].map(
      ([name, counts]) =>
        `${name.padEnd(width)}  ${inOrder(counts)
          .map((pair) => pair.join(" "))
          .join("  ")}`,
    );
  }
}

const nameOf = ({ method, path }: Asked) => `${method} ${path}`;
const inOrder = (counts: Map<number, number>) => [...counts].sort(([a], [b]) => a - b);
