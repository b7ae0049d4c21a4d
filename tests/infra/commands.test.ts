import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { expect, test, vi } from "vitest";
import { NATIVE_PACKAGES } from "../../infra/build/functions";
import { openCloud } from "../../infra/deployment/cloud";
import { enterCloud } from "../../infra/deployment/environment";
import { sentenceOf } from "../../infra/deployment/faults";
import { tearDownLocal } from "../../infra/deployment/local";
import { showLogs } from "../../infra/deployment/logs";
import { lockOf } from "../../infra/deployment/native";
import { readParameters } from "../../infra/deployment/parameters";
import { redrive } from "../../infra/deployment/redrive";
import { afterRotation, checkValue, optionalIn, rotated, setUpNeeded, setUpSignIn } from "../../infra/deployment/setup";
import { bucketShelf, folderShelf } from "../../infra/deployment/shelves";
import { outputsOf } from "../../infra/deployment/stack";
import { PARAMETERS } from "../../infra/settings";
import { awsError, typing, withAccount } from "./support/account";

const aws = withAccount();

test("each way in which AWS does not let one in is one sentence that tells what to do", async () => {
  const said = async (error: Error) => {
    aws.account.failsOnce("GetCallerIdentity", error);
    return openCloud().catch(sentenceOf);
  };
  const expired =
    "Your AWS session has expired: sign in again (`aws sso login`), then run this again; it goes on where it stopped.";
  expect(await said(awsError("ExpiredToken", "The security token included in the request is expired"))).toBe(expired);
  expect(await said(awsError("ExpiredTokenException"))).toBe(expired);
  expect(
    await said(awsError("CredentialsProviderError", "The SSO session associated with this profile has expired.")),
  ).toBe(expired);
  expect(await said(awsError("CredentialsProviderError", "Could not load credentials from any providers"))).toMatch(
    /^There are no AWS credentials here/,
  );
  expect(
    await said(awsError("InvalidClientTokenId", "The security token included in the request is invalid.")),
  ).toMatch(/^AWS does not know these credentials, or not in this region/);
  const unknown = Object.assign(new Error("getaddrinfo ENOTFOUND"), {
    code: "ENOTFOUND",
    hostname: "sts.eu-centrl-1.amazonaws.com",
  });
  expect(await said(unknown)).toMatch(/^sts\.eu-centrl-1\.amazonaws\.com cannot be found: look at AWS_REGION/);
  expect(
    await said(
      awsError(
        "AccessDenied",
        "User: arn:aws:iam::1:user/x is not authorized to perform: sts:GetCallerIdentity on resource",
      ),
    ),
  ).toMatch(/^These credentials may not do sts:GetCallerIdentity/);
});

test("without credentials or region every command for the cloud ends with 1 and one sentence", () => {
  const home = mkdtempSync(join(tmpdir(), "home-"));
  const run = (region: string, ...command: string[]) => {
    try {
      execFileSync(process.execPath, ["--import", "tsx", ...command], {
        encoding: "utf8",
        stdio: "pipe",
        env: { PATH: process.env.PATH, HOME: home, AWS_REGION: region, AWS_EC2_METADATA_DISABLED: "true" },
      });
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return [status, stderr.trim()];
    }
    return [0];
  };
  expect(run("eu-central-1", "infra/commands/logs.ts")).toEqual([
    1,
    expect.stringMatching(/^There are no AWS credentials here: .*\.$/),
  ]);
  expect(run("", "infra/commands/redrive.ts", "--target", "cloud")).toEqual([
    1,
    "No AWS region is chosen, or none that there is: set AWS_REGION, for example to eu-central-1, then run this again.",
  ]);
  rmSync(home, { recursive: true });
});

test("another region than the community's is told of, and a half-finished community too", async () => {
  await expect(openCloud().then(outputsOf)).rejects.toThrow(
    "No community called Community is deployed in account 111122223333, eu-central-1: choose another region with AWS_REGION, or run `npm run deploy`.",
  );
  aws.account.deployed().status = "ROLLBACK_FAILED";
  await expect(openCloud().then(outputsOf)).rejects.toThrow(/half-finished \(ROLLBACK_FAILED\)/);
});

test("commands find in the cloud what the functions find there, and nothing of a local stack", async () => {
  aws.account.deployed();
  vi.stubEnv("DYNAMODB_ENDPOINT", "http://127.0.0.1:1");
  vi.stubEnv("AWS_SESSION_TOKEN", "token");
  for (const name of [
    "TABLE_NAME",
    "AVATAR_BUCKET",
    "INCOMING_BUCKET",
    "WALK_FUNCTION",
    "PUBLIC_ORIGIN",
    "FEED_SHARDS",
    "CURSOR_KEY",
  ])
    vi.stubEnv(name, "");
  const cloud = await openCloud();
  expect(await enterCloud(cloud)).toBe("https://d111.cloudfront.net");
  expect(process.env).toMatchObject({
    TABLE_NAME: "table-1",
    AVATAR_BUCKET: "avatars-1",
    WALK_FUNCTION: "walk-1",
    FEED_SHARDS: "2",
    AWS_SESSION_TOKEN: "token",
  });
  expect(process.env.DYNAMODB_ENDPOINT).toBeUndefined();
});

test("setup makes keys, takes presets, asks once, and changes nothing that is there", async () => {
  const cloud = await openCloud();
  const { terminal, asked } = typing("owner@example.org");
  const made = await setUpNeeded(cloud, terminal);
  expect(asked).toHaveLength(1);
  expect(made).toMatchObject({ "feed-shards": "1", "monthly-budget": "10", "requests-per-second": "500" });
  expect(await setUpNeeded(cloud, typing().terminal)).toEqual(made);
  expect(await readParameters(cloud)).toEqual(made);
});

test("what does not look like a value is refused without being repeated", () => {
  for (const [path, value] of [
    ["notice-email", "me"],
    ["feed-shards", "0"],
    ["monthly-budget", "ten"],
    ["secrets/google-client-id", "a b"],
  ] as const) {
    expect(() => checkValue(path, value)).toThrow(`This is no value for ${path} (${PARAMETERS[path].about}).`);
  }
  expect(() => checkValue("colour" as never, "red")).toThrow("There is nothing called colour to set");
});

test("what nothing runs without cannot be unset", () => {
  expect(optionalIn(["shape/domain", "secrets/google-client-id"])).toEqual([
    "shape/domain",
    "secrets/google-client-id",
  ]);
  expect(() => optionalIn(["cursor-key"])).toThrow("Nothing runs without cursor-key");
  expect(() => optionalIn(["colour"])).toThrow("nothing called colour");
});

test("a cookie key is changed by putting a new one before the old one, and only the newest old one stays", () => {
  const once = rotated("secrets/cookie-keys", "old");
  expect(once).toMatch(/^[\w-]{43},old$/);
  const twice = rotated("secrets/cookie-keys", once);
  expect(twice.split(",")).toHaveLength(2);
  expect(twice).not.toContain("old");
  expect(rotated("cursor-key", "old")).toMatch(/^[\w-]{43}$/);
  expect(() => rotated("notice-email", "x")).toThrow("notice-email is no key to change.");
});

test("the origin secret is made known to the functions before the CDN sends it", () => {
  const known = rotated("origin-secrets", "old");
  expect(known).toMatch(/^old,[\w-]{43}$/);
  expect(afterRotation("origin-secrets", known)).toMatch(/deploy.*once more.*deploy again/);
  const sent = rotated("origin-secrets", known);
  expect(`old,${sent}`).toBe(known);
  expect(afterRotation("origin-secrets", sent)).toBe("origin-secrets is new: run `npm run deploy` now.");
});

test("signing in: says where each value comes from, with the site's own addresses, and hides what is secret", async () => {
  const cloud = await openCloud();
  const { terminal, text } = typing("id-1", "secret-1", "");
  await setUpSignIn(cloud, terminal, {}, "https://rooms.example.org");
  expect(text()).toContain("https://rooms.example.org/api/auth/google/callback");
  expect(text()).toContain("https://rooms.example.org/api/auth/github/callback");
  expect(text()).not.toContain("secret-1");
  expect(aws.account.parameters.get("/Community/secrets/google-client-secret")).toEqual({
    value: "secret-1",
    type: "SecureString",
  });
  expect(aws.account.parameters.has("/Community/secrets/github-client-id")).toBe(false);
  const again = typing();
  await setUpSignIn(cloud, again.terminal, await readParameters(cloud), undefined);
  expect(again.text()).toContain("Google is set up.");
  expect(again.text()).toContain("known after `npm run deploy`");
});

const BATCH = { Records: [{ eventID: "1" }, { eventID: "2" }] };
const inCloud = (functionName: string, more: object) =>
  JSON.stringify({
    version: "1.0",
    requestContext: { functionArn: `arn:aws:lambda:eu-central-1:1:function:${functionName}:$LATEST` },
    ...more,
  });

test("what was set aside is sent again, each in its way, and taken from the shelf once it is done", async () => {
  aws.account.deployed().buckets.set(
    "set-aside-1",
    new Map([
      [
        "aws/lambda/a/1.json",
        inCloud("changed", { DDBStreamBatchInfo: { shardId: "s" }, payload: JSON.stringify(BATCH) }),
      ],
      ["aws/lambda/b/2.json", inCloud("walk", { requestPayload: { step: "hide-room" } })],
    ]),
  );
  const { terminal, text } = typing();
  const cloud = await openCloud();
  await redrive(bucketShelf(cloud, "set-aside-1"), cloud.functions, terminal);
  expect(aws.account.invoked).toEqual([
    { name: "changed", type: "RequestResponse", payload: BATCH },
    { name: "walk", type: "Event", payload: { step: "hide-room" } },
  ]);
  expect(aws.account.buckets.get("set-aside-1")!.size).toBe(0);
  expect(text()).toBe("2 sent again and done.");
});

test("what fails again stays on the shelf, and so does what nobody can read", async () => {
  aws.account.deployed().buckets.set(
    "set-aside-1",
    new Map([
      ["1", inCloud("throws", { DDBStreamBatchInfo: {}, payload: BATCH })],
      ["2", inCloud("refuses", { DDBStreamBatchInfo: {}, payload: BATCH })],
      ["3", "{"],
      ["4", "{}"],
      ["5", inCloud("takes", { DDBStreamBatchInfo: {}, payload: BATCH })],
    ]),
  );
  aws.account.answersOfFunctions.set("throws", { FunctionError: "Unhandled" });
  const refusing = { batchItemFailures: [{ itemIdentifier: "2" }] };
  aws.account.answersOfFunctions.set("refuses", { Payload: Buffer.from(JSON.stringify(refusing)) });
  const { terminal, text } = typing();
  const cloud = await openCloud();
  await expect(redrive(bucketShelf(cloud, "set-aside-1"), cloud.functions, terminal)).rejects.toThrow(
    "4 failed again and stay",
  );
  expect([...aws.account.buckets.get("set-aside-1")!.keys()]).toEqual(["1", "2", "3", "4"]);
  expect(text()).toContain("2: refuses did not take 1 of it");
});

test("the local stack's shelf is sent again too", async () => {
  const folder = mkdtempSync(join(tmpdir(), "set-aside-"));
  mkdirSync(join(folder, "invocations"));
  writeFileSync(
    join(folder, "invocations/walk-1.json"),
    JSON.stringify({ functionName: "walk", payload: { step: 1 } }),
  );
  writeFileSync(join(folder, "2.json"), inCloud("table-changed", { DDBStreamBatchInfo: {}, payload: BATCH }));
  await redrive(folderShelf(folder), new LambdaClient({}), typing().terminal);
  expect(aws.account.invoked.map(({ name }) => name).sort()).toEqual(["table-changed", "walk"]);
  expect(readdirSync(folder, { recursive: true })).toEqual(["invocations"]);
  const { terminal, text } = typing();
  await redrive(folderShelf(folder), new LambdaClient({}), terminal);
  expect(text()).toBe("Nothing is set aside.");
  rmSync(folder, { recursive: true });
});

test("logs come from all functions in the order of time, or from one, each line once", async () => {
  const now = Date.parse("2026-05-01T12:00:00Z");
  const at = (minutes: number, message: string) => ({ timestamp: now - minutes * 60_000, message });
  aws.account.deployed();
  aws.account.logs.set("log-api", [at(90, "too old"), at(30, "one"), at(10, "three")]);
  aws.account.logs.set("log-changed", [at(20, "two")]);
  const options = { since: "1h", errorsOnly: false };
  const all = typing();
  await showLogs(await openCloud(), all.terminal, options, now);
  expect(all.said.map((line) => line.split("  ").slice(1))).toEqual([
    ["api", "one"],
    ["tablechanged", "two"],
    ["api", "three"],
  ]);
  const one = typing();
  let asked = 0;
  const follow = { everyMs: 0, until: () => ++asked === 3 };
  await showLogs(await openCloud(), one.terminal, { ...options, from: "table-changed", follow }, now);
  expect(one.said).toHaveLength(1);
  await expect(showLogs(await openCloud(), one.terminal, { ...options, from: "nobody" })).rejects.toThrow(
    "Nothing called nobody writes a log: api, gateway, tablechanged do.",
  );
  await expect(showLogs(await openCloud(), one.terminal, { ...options, since: "yesterday" })).rejects.toThrow(
    "--since is a span of time",
  );
});

test("native code comes for Lambda's machines at the versions and with the checksums of the project's own lock", () => {
  const { manifest, lock } = lockOf(NATIVE_PACKAGES);
  const project = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, object> };
  expect(Object.keys(manifest.dependencies)).toEqual(NATIVE_PACKAGES);
  expect(Object.keys(lock.packages)).toEqual(expect.arrayContaining(["node_modules/@img/sharp-linux-arm64"]));
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (path) expect(locked).toEqual(project.packages[path]);
    if (path) expect(locked).toHaveProperty("integrity");
  }
});

test("a local community is removed with all its state, and what is not its own stays", async () => {
  const folder = mkdtempSync(join(tmpdir(), "state-"));
  for (const name of ["table", "objects", "engine"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "secrets.json"), "{}");
  const exportTo = vi.fn();
  await expect(tearDownLocal(folder, typing("no").terminal, { exportTo })).rejects.toThrow("Nothing was removed");
  await tearDownLocal(folder, typing("local").terminal, { exportTo });
  expect(readdirSync(folder)).toEqual(["engine"]);
  rmSync(join(folder, "engine"), { recursive: true });
  await tearDownLocal(folder, typing().terminal, { exportTo, confirm: "local" });
  const { terminal, text } = typing();
  await tearDownLocal(folder, terminal, { exportTo });
  expect(text()).toBe(`There is no community in ${folder}.`);
});
