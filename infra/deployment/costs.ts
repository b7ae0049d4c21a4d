/**
 * What a community costs a month, from AWS's list prices in us-east-1 and from what each action takes (README, "What each
 * action may cost"). Free tiers are those that do not end. An estimate of its size, to compare with one's own bill.
 */

/** Dollars. https://aws.amazon.com/pricing/ */
const PRICES = {
  cdnMillionRequests: 1,
  cdnMillionFunctionCalls: 0.1,
  cdnGigabyte: 0.085,
  gatewayMillionCalls: 1,
  lambdaMillionCalls: 0.2,
  lambdaGigabyteSecond: 0.0000133334,
  tableMillionReadUnits: 0.125,
  tableMillionWriteUnits: 0.625,
  tableGigabyteMonth: 0.25,
  backupGigabyteMonth: 0.2,
  logGigabyte: 0.5,
  millionTraces: 5,
} as const;

/** A month. https://aws.amazon.com/free/ , "always free" */
const FREE = {
  cdnMillionRequests: 10,
  cdnMillionFunctionCalls: 2,
  cdnGigabytes: 1000,
  lambdaMillionCalls: 1,
  lambdaGigabyteSeconds: 400_000,
  tableGigabytes: 25,
  logGigabytes: 5,
  millionTraces: 0.1,
} as const;

/** What a person does in a day, and what that takes. */
const HABITS = {
  viewsADay: 50,
  postsADay: 5,
  callsAView: 1.5,
  picturesAView: 2,
  filesAView: 0.2,
  kilobytesAView: 12,
  /** Of a call that reaches the function: a room's page is 6, a list 2, a check of the session 1. */
  readUnitsACall: 3,
  /** Of a post: 4 in the request, 6 by the stream, 19 for the words that are new to the room; half as much is read. */
  writeUnitsAPost: 29,
  readUnitsAPost: 13,
  /** With its index entries and words. */
  kilobytesAPost: 6,
  /** At 1 GB. */
  millisecondsACall: 20,
  /** At 0.5 GB, many in a batch. */
  millisecondsAPostDerived: 50,
  bytesOfLogACall: 250,
} as const;

/** Each second's first call and every twentieth of the others: what Lambda traces, whoever asks. */
const tracedOf = (callsAMonth: number) => {
  const seconds = 30 * 24 * 3600;
  return Math.min(callsAMonth, seconds) + Math.max(0, callsAMonth - seconds) * 0.05;
};

const MILLION = 1e6;
const over = (amount: number, free: number) => Math.max(0, amount - free);

export type Costs = {
  peopleADay: number;
  cdn: number;
  gateway: number;
  functions: number;
  table: number;
  logs: number;
  traces: number;
  total: number;
};

/** The part of the API's calls that the CDN answers by itself: the busier, the more ask for the same within two seconds. */
const cachedPart = (peopleADay: number) => (peopleADay >= MILLION ? 0.5 : peopleADay >= 100_000 ? 0.2 : 0);

/** @param peopleADay who come every day of the month, after `months` of it. */
export function monthlyCosts(peopleADay: number, months = 1): Costs {
  const views = peopleADay * HABITS.viewsADay * 30;
  const posts = peopleADay * HABITS.postsADay * 30;
  const calls = views * HABITS.callsAView + posts;
  const reached = calls * (1 - cachedPart(peopleADay));
  const scheduled = 12 * 24 * 30;
  const requests = calls + views * (HABITS.picturesAView + HABITS.filesAView);
  const stored = (posts * months * HABITS.kilobytesAPost) / MILLION;
  const readUnits = reached * HABITS.readUnitsACall + posts * HABITS.readUnitsAPost + scheduled * 3;
  const writeUnits = posts * HABITS.writeUnitsAPost + scheduled;
  const gigabyteSeconds =
    (reached * HABITS.millisecondsACall + posts * HABITS.millisecondsAPostDerived * 0.5 + scheduled * 50) / 1000;

  const costs = {
    cdn:
      over(requests / MILLION, FREE.cdnMillionRequests) * PRICES.cdnMillionRequests +
      over((views * HABITS.filesAView) / MILLION, FREE.cdnMillionFunctionCalls) * PRICES.cdnMillionFunctionCalls +
      over((views * HABITS.kilobytesAView) / MILLION, FREE.cdnGigabytes) * PRICES.cdnGigabyte,
    gateway: (reached / MILLION) * PRICES.gatewayMillionCalls,
    functions:
      over((reached + posts / 5 + scheduled) / MILLION, FREE.lambdaMillionCalls) * PRICES.lambdaMillionCalls +
      over(gigabyteSeconds, FREE.lambdaGigabyteSeconds) * PRICES.lambdaGigabyteSecond,
    table:
      (readUnits / MILLION) * PRICES.tableMillionReadUnits +
      (writeUnits / MILLION) * PRICES.tableMillionWriteUnits +
      over(stored, FREE.tableGigabytes) * PRICES.tableGigabyteMonth +
      stored * PRICES.backupGigabyteMonth,
    logs: over((reached * HABITS.bytesOfLogACall) / 1e9, FREE.logGigabytes) * PRICES.logGigabyte,
    traces: over(tracedOf(reached + posts / 5 + scheduled) / MILLION, FREE.millionTraces) * PRICES.millionTraces,
  };
  return { peopleADay, ...costs, total: Object.values(costs).reduce((sum, part) => sum + part, 0) };
}

const dollars = (amount: number) =>
  amount < 10 ? `$${amount.toFixed(2)}` : `$${Math.round(amount).toLocaleString("en")}`;

const COLUMNS = ["cdn", "gateway", "functions", "table", "logs", "traces", "total"] as const;

/** The costs as a table in Markdown. */
export function costTable(sizes: number[]): string {
  const rows = sizes.map((peopleADay) => {
    const costs = monthlyCosts(peopleADay);
    return [peopleADay.toLocaleString("en"), ...COLUMNS.map((name) => dollars(costs[name]))];
  });
  const head = ["people a day", "CloudFront", "API Gateway", "Lambda", "DynamoDB", "logs", "traces", "a month"];
  return [head, head.map((_, index) => (index === 0 ? "---:" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
