import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { functionNames } from "../../infra/build/functions";
import { type FunctionName, GRANTS, type Grants } from "../../infra/cloud/grants";
import { built } from "../support/built";
import { synthesise } from "./support/synthesised";

const { resources, template } = synthesise();

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };
const listOf = <T>(value: T | T[]) => (Array.isArray(value) ? value : [value]);

/** A resource as people would say it, without the words around it. */
function named(resource: unknown): string {
  const text = JSON.stringify(resource);
  if (resource === "*") return "everything";
  if (text.includes("SetAsideBucket")) return "set aside";
  if (text.includes("AvatarsBucket")) return "avatars";
  if (text.includes("incoming-")) return "incoming";
  if (text.includes("StreamArn")) return "stream";
  if (text.includes("/index/gsi")) return "indexes";
  if (text.includes("TableCD117FA1")) return "table";
  if (text.includes(":function:walk-")) return "walk";
  if (text.includes(":parameter/Community/secrets")) return "secrets";
  if (/Functions\w+logs/.test(text)) return "its own log";
  return text;
}

/** What each function may do: `action on thing`, from every policy that its role has. */
const granted = Object.fromEntries(
  (Object.keys(GRANTS) as FunctionName[]).map((name) => {
    const roleOf = `Functions${name.replaceAll("-", "")}role`;
    const statements = Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
      if (!id.startsWith(roleOf)) return [];
      if (Type === "AWS::IAM::Policy") return (Properties.PolicyDocument as { Statement: Statement[] }).Statement;
      const policies = (Properties.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[];
      return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    });
    const lines = statements.flatMap(({ Action, Resource }) =>
      listOf(Action).flatMap((action) => listOf(Resource).map((resource) => `${action} on ${named(resource)}`)),
    );
    return [name, [...new Set(lines)].sort()];
  }),
);

const EVERYBODY = [
  "logs:CreateLogStream on its own log",
  "logs:PutLogEvents on its own log",
  "xray:PutTelemetryRecords on everything",
  "xray:PutTraceSegments on everything",
];
const SETS_ASIDE = ["s3:ListBucket on set aside", "s3:PutObject on set aside"];
const FROM_AROUND: Record<FunctionName, string[]> = {
  api: [],
  "table-changed": [
    ...SETS_ASIDE,
    "dynamodb:DescribeStream on stream",
    "dynamodb:GetRecords on stream",
    "dynamodb:GetShardIterator on stream",
    "dynamodb:ListStreams on everything",
  ],
  walk: SETS_ASIDE,
  "every-few-minutes": [],
  "avatar-uploaded": SETS_ASIDE,
};

const fromList = (grants: Grants) =>
  Object.entries(grants).flatMap(([thing, actions]) => actions.map((action) => `${action} on ${thing}`));

test("each function may do exactly what the list says", () => {
  for (const [name, lines] of Object.entries(granted)) {
    const wanted = [...EVERYBODY, ...FROM_AROUND[name as FunctionName], ...fromList(GRANTS[name as FunctionName])];
    expect(lines, name).toEqual([...new Set(wanted)].sort());
  }
});

test("nobody may do everything of a service, and no role is given a policy of somebody else's making", () => {
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type === "AWS::IAM::Role") expect(Properties).not.toHaveProperty("ManagedPolicyArns");
    if (Type !== "AWS::IAM::Policy") continue;
    for (const { Effect, Action } of (Properties.PolicyDocument as { Statement: Statement[] }).Statement) {
      expect(Effect).toBe("Allow");
      for (const action of listOf(Action)) expect(action).not.toContain("*");
    }
  }
});

test("functions are called by the gateway, the schedule and the incoming bucket, each from one place", () => {
  const callers = Object.values(resources)
    .filter(({ Type }) => Type === "AWS::Lambda::Permission")
    .map(({ Properties }) => Properties);
  expect(callers.map(({ Principal }) => Principal).sort()).toEqual([
    "apigateway.amazonaws.com",
    "events.amazonaws.com",
    "s3.amazonaws.com",
  ]);
  for (const caller of callers) expect(caller.SourceArn).toBeDefined();
  template.resourceCountIs("AWS::Lambda::Url", 0);
});

let bundles = "";
beforeAll(async () => {
  bundles = join(await built(), "functions");
});

test("every function that there is has its place in the stack", () => {
  expect(functionNames()).toEqual(Object.keys(GRANTS).sort());
});

const codeOf = (name: string) =>
  readdirSync(join(bundles, name))
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => readFileSync(join(bundles, name, file), "utf8"))
    .join("\n");

/** Requests that a bundle holds the code of. What is not used does not get into a bundle. */
const ASKED = {
  table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"],
  objects: ["GetObject", "PutObject"],
};

test("each function may do what its bundle asks for, and nothing that it has no code for", () => {
  for (const name of Object.keys(GRANTS) as FunctionName[]) {
    const code = codeOf(name);
    const holds = (request: string) => code.includes(`"${request}"`);
    const grants: Grants = GRANTS[name];
    const wanted = ASKED.table.filter(holds).map((request) => `dynamodb:${request}`);
    expect(grants.table, `${name} on the table`).toEqual(expect.arrayContaining(wanted));
    // The parts of a transaction are rights of their own that no code names.
    const parts = holds("TransactWriteItems") ? ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"] : [];
    const excessive = grants.table.filter(
      (action) =>
        action !== "dynamodb:Query" && ![...wanted, ...parts.map((part) => `dynamodb:${part}`)].includes(action),
    );
    expect(excessive, `${name} on the table`).toEqual([]);
    expect(Boolean(grants.avatars), `${name} on avatars`).toBe(ASKED.objects.some(holds));
    expect(Boolean(grants.walk), `${name} on the walk`).toBe(code.includes("WALK_FUNCTION"));
    expect(Boolean(grants.secrets), `${name} on secrets`).toBe(code.includes("SECRETS_PATH"));
  }
});
