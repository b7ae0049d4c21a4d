/** One deliberate fault: in a file, a text that stands there once and what takes its place; and the tests that must see it. */
export type Regression = { name: string; file: string; find: string; put: string; tests: string[] };

const BUDGETS = "tests/integration/budgets.test.ts";
const COLD_START = "tests/unit/cold-start.test.ts";

export const REGRESSIONS: Regression[] = [
  {
    name: "the rooms of a list are looked up one and all",
    file: "functions/rooms/queries.ts",
    find: "queryShards<SummaryItem & { gsi2sk: number }, RoomSummary>(FEED, page, toSummary);",
    put: `queryShards<SummaryItem & { gsi2sk: number }, RoomSummary>(FEED, page, toSummary).then(async (found) => {
    await getItems(found.items.map(({ id }) => roomKey(id)));
    return found;
  });
import { getItems } from "../table";`,
    tests: [BUDGETS],
  },
  {
    name: "a query has lost its limit",
    file: "functions/table/query.ts",
    find: "Limit: limit, ",
    put: "",
    tests: [BUDGETS],
  },
  {
    name: "a room's page reads all participants",
    file: "functions/messages/queries.ts",
    find: "Rooms.queryParticipants(roomId, { limit: PAGE.default })",
    put: "Rooms.queryParticipants(roomId, { limit: 100_000 + PAGE.default })",
    tests: [BUDGETS],
  },
  {
    name: "the reads of a room's page wait for each other",
    file: "functions/messages/queries.ts",
    find: `const [seen, participants] = await Promise.all([
    newest(roomId, limit),
    Rooms.queryParticipants(roomId, { limit: PAGE.default }),
  ]);`,
    put: `const seen = await newest(roomId, limit);
  const participants = await Rooms.queryParticipants(roomId, { limit: PAGE.default });`,
    tests: [BUDGETS],
  },
  {
    name: "a room's page is read consistently, at twice the price",
    file: "functions/messages/queries.ts",
    find: "{ consistent = false } = {}",
    put: "{ consistent = true } = {}",
    tests: [BUDGETS],
  },
  {
    name: "a text is stored twice",
    file: "functions/table/excerpt.ts",
    find: "rest: text.slice(end)",
    put: "rest: text",
    tests: ["tests/unit/excerpt.test.ts"],
  },
  {
    name: "excerpts have grown, and every card with them",
    file: "functions/table/excerpt.ts",
    find: "codePoints: 160, bytes: 240",
    put: "codePoints: 500, bytes: 1500",
    tests: [BUDGETS],
  },
  {
    name: "the object store's SDK is loaded at every cold start",
    file: "functions/avatars/show.ts",
    find: 'export const buckets = () => import("../buckets");',
    put: 'import * as Buckets from "../buckets";\nexport const buckets = async () => Buckets;',
    tests: [COLD_START],
  },
  {
    name: "what members do is loaded at every cold start",
    file: "functions/api/handler.ts",
    find: 'import { reads } from "./reads";',
    put: 'import { reads } from "./reads";\nimport "./app";',
    tests: [COLD_START],
  },
  {
    name: "jose is loaded at every cold start",
    file: "functions/sign-in/seal.ts",
    find: 'const jose = () => import("jose");',
    put: 'import * as Jose from "jose";\nconst jose = async () => Jose;',
    tests: [COLD_START],
  },
  {
    name: "the chain of credential providers is back in the bundles",
    file: "infra/build/lean.ts",
    find: "path: /^@aws-sdk\\/credential-provider-node$/,",
    put: "path: /^no-such-package$/,",
    tests: [COLD_START],
  },
  {
    name: "answers are made of Node's own fetch, which loads a whole HTTP client",
    file: "infra/build/lean.ts",
    find: "const OF_FETCH = /\\bnew (?:Headers|Request|Response)\\(/;",
    put: "const OF_FETCH = /no such text/;",
    tests: [COLD_START],
  },
  {
    name: "an import reads all that a module of Node exports",
    file: "infra/build/lean.ts",
    find: "const OF_NODE = /^node:/;",
    put: "const OF_NODE = /^no-such-module:/;",
    tests: [COLD_START],
  },
  {
    name: "what is asked of the table the second time is what was asked the first time",
    file: "infra/build/sdk-edits.ts",
    find: 'to: "return async ({ clientCommand }) => handler(clientCommand);",',
    put: 'to: "return async () => handler(this.clientCommand);",',
    tests: ["tests/unit/built-table.test.ts"],
  },
  {
    name: "requests are signed with the key of the day before",
    file: "functions/table/signer.ts",
    find: "if (kept?.scope !== scope) kept",
    put: "if (!kept) kept",
    tests: ["tests/unit/signer.test.ts"],
  },
  {
    name: "a header's value may end the header",
    file: "infra/build/fetch/headers.ts",
    find: 'if (NOT_IN_VALUE.test(text)) throw new TypeError("This is no value of a header.");',
    put: "",
    tests: ["tests/unit/light-fetch.test.ts"],
  },
  {
    name: "a cookie is in the CDN's cache key",
    file: "infra/cloud/caching.ts",
    find: "cookieBehavior: CacheCookieBehavior.none(),",
    put: "cookieBehavior: CacheCookieBehavior.all(),",
    tests: ["tests/infra/site.test.ts"],
  },
  {
    name: "the edge asks anew for each of many visitors",
    file: "infra/local/edge/cache.ts",
    find: "underWay.set(key, asking);",
    put: "",
    tests: ["tests/unit/edge-cache.test.ts"],
  },
  {
    name: "public reads are no longer kept by the CDN",
    file: "functions/api/guards/answered.ts",
    find: "c.var.isShared && ok ? SHARED : PRIVATE",
    put: "PRIVATE",
    tests: ["tests/integration/search-api.test.ts"],
  },
  {
    name: "joining twice is counted twice",
    file: "functions/rooms/membership.ts",
    find: 'when: "attribute_not_exists(pk)",',
    put: "",
    tests: ["tests/integration/once-only.test.ts"],
  },
  {
    name: "a late record of the stream moves a room down",
    file: "functions/rooms/place.ts",
    find: " AND lastAt < :at",
    put: " AND lastAt <> :at",
    tests: ["tests/integration/once-only.test.ts"],
  },
  {
    name: "a session is read eventually, so that whoever signed out is not out at once",
    file: "functions/sessions/index.ts",
    find: "getItem<SessionItem>(key, { consistent: true })",
    put: "getItem<SessionItem>(key)",
    tests: ["tests/integration/once-only.test.ts"],
  },
  {
    name: "an operation of the API has no budget",
    file: "functions/api/routes/site.ts",
    find: "export const site = new Hono<Env>()",
    put: `export const site = new Hono<Env>()
  .get("/news", open({ summary: "News", answers: { 200: Health } }), (c) => c.json({ status: "ok" as const }))`,
    tests: [BUDGETS],
  },
  {
    name: "a reaction counts however often it is clicked",
    file: "functions/reactions/commands.ts",
    find: `{ put: item, when: "attribute_not_exists(pk)" }`,
    put: "{ put: item }",
    tests: ["tests/integration/reactions.test.ts"],
  },
  {
    name: "an answer may be a message that is going",
    file: "functions/messages/answer.ts",
    find: `when: "attribute_exists(pk) AND attribute_not_exists(deletedAt)"`,
    put: `when: "attribute_exists(pk)"`,
    tests: ["tests/integration/answers.test.ts"],
  },
];
