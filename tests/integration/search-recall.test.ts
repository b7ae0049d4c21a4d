import { beforeAll, describe, expect, test } from "vitest";
import { randomOf, toCorpus } from "../bench/search/corpus";
import { loadAsStream } from "../bench/search/load";
import { type Measured, measure, recallOf, topThree } from "../bench/search/measure";
import { drawQueries, type Kind, type Query, saidQueries, scannable } from "../bench/search/queries";
import { quantile } from "../bench/statistics";
import { someArchive } from "../support/archive";
import { withTable } from "../support/table";

/**
 * The same thresholds as on real discussions, which `npm run bench:search` measures: README, "What each action may cost".
 */
withTable();

const random = randomOf(7);
const corpus = toCorpus(someArchive(120, random, { messages: 3 }));
const queries: Query[] = [
  ...drawQueries(scannable(corpus.rooms), 15, random),
  ...saidQueries(corpus.messages, 15, random),
];
let measured: Measured[];

beforeAll(async () => {
  await loadAsStream(corpus);
  measured = [];
  for (const query of queries) measured.push(await measure(query));
}, 180_000);

const of = (...kinds: Kind[]) => measured.filter(({ query }) => kinds.includes(query.kind));
const SINGLE: Kind[] = ["word", "prefix", "fragment", "host", "topic"];

describe("compared with a plain scan of the folded texts", () => {
  test.each(SINGLE)("one %s finds every room", (kind) => {
    expect(recallOf(of(kind))).toBe(1);
  });

  test("several words find at least 98 of 100 rooms", () => {
    expect(recallOf(of("two words", "three words"))).toBeGreaterThanOrEqual(0.98);
  });

  test("words said in 2 to 5 rooms find at least 98 of 100", () => {
    expect(recallOf(of("said"))).toBeGreaterThanOrEqual(0.98);
  });

  test("nothing is found twice", () => {
    for (const { query, found } of measured) expect(new Set(found).size, query.q).toBe(found.length);
  });
});

describe("the room that was meant is among the first three", () => {
  test("by its exact name, 95 times of 100", () => {
    expect(topThree(of("name"))).toBeGreaterThanOrEqual(0.95);
  });

  test("by its name with one typing error, 90 times of 100", () => {
    expect(topThree(of("typing error"))).toBeGreaterThanOrEqual(0.9);
  });
});

describe("a search costs at most", () => {
  const most = (some: Measured[], unit: "requests" | "rcu") =>
    quantile(
      some.map((one) => one[unit]),
      1,
    );
  // Fewer than three hits bring a look into the vocabulary, whatever comes of it.
  const isDoubtful = ({ isCorrected, found }: Measured) => isCorrected || found.length < 3;
  const oneTerm = () => measured.filter(({ query }) => !query.q.trim().includes(" "));
  const single = () => oneTerm().filter((one) => !isDoubtful(one));

  test("for one term 4 requests and 10 RCU, mostly 7", () => {
    expect(most(single(), "requests")).toBeLessThanOrEqual(4);
    expect(most(single(), "rcu")).toBeLessThanOrEqual(10);
    expect(
      quantile(
        single().map(({ rcu }) => rcu),
        0.5,
      ),
    ).toBeLessThanOrEqual(7);
  });

  test("for one term with a correction 9 requests and 20 RCU", () => {
    const doubtful = oneTerm().filter(isDoubtful);
    expect(doubtful.length).toBeGreaterThan(0);
    expect(most(doubtful, "requests")).toBeLessThanOrEqual(9);
    expect(most(doubtful, "rcu")).toBeLessThanOrEqual(20);
  });

  test("for three terms 12 requests and 40 RCU", () => {
    expect(most(of("three words"), "requests")).toBeLessThanOrEqual(12);
    expect(most(of("three words"), "rcu")).toBeLessThanOrEqual(40);
  });
});
