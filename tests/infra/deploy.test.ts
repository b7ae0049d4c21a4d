import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { cdk } from "../../infra/deployment/cdk";
import { openCloud } from "../../infra/deployment/cloud";
import { type DeployOptions, deploy } from "../../infra/deployment/deploy";
import { sentenceOf } from "../../infra/deployment/faults";
import { synthesise } from "../../infra/deployment/synth";
import { securityHeaders } from "../../shared/headers";
import { Account, awsError, NO_WAIT, OUTPUTS, THINGS, typing, withAccount } from "./support/account";

vi.mock("../../infra/deployment/cdk", () => ({ cdk: vi.fn() }));
vi.mock("../../infra/deployment/synth", () => ({ ASSEMBLY: "cdk.out", synthesise: vi.fn() }));

const aws = withAccount();
let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "site-"));
  mkdirSync(join(site, "assets"));
  writeFileSync(join(site, "index.html"), '<meta property="og:image" content="%ORIGIN%/share.png">');
  writeFileSync(join(site, "assets/index-B2x.js"), "js");
  vi.mocked(synthesise).mockReset();
  vi.mocked(cdk)
    .mockReset()
    .mockImplementation(async (_cloud, [what]) => {
      if (what === "deploy") becomeWhole();
    });
  vi.stubGlobal("fetch", answersWell);
  return () => rmSync(site, { recursive: true });
});

function becomeWhole() {
  aws.account.status = aws.account.status ? "UPDATE_COMPLETE" : "CREATE_COMPLETE";
  aws.account.things = [...THINGS];
  for (const bucket of ["site-1", "avatars-1"])
    if (!aws.account.buckets.has(bucket)) aws.account.buckets.set(bucket, new Map());
}

const answersWell = vi.fn(async (address: string | URL | Request) => {
  const { origin, pathname } = new URL(String(address));
  const headers = { ...securityHeaders(), "content-type": "text/html", "cache-control": "no-store" };
  if (origin === OUTPUTS.ApiAddress) return new Response("{}", { status: 403, headers });
  if (pathname === "/api/-")
    return new Response("{}", { status: 404, headers: { ...headers, "content-type": "application/problem+json" } });
  if (pathname.startsWith("/api"))
    return new Response("{}", { headers: { ...headers, "content-type": "application/json" } });
  return new Response("", { headers });
});

const deploying = async (terminal: Parameters<typeof deploy>[1], options: Partial<DeployOptions> = {}) =>
  deploy(await openCloud(), terminal, {
    yes: false,
    given: {},
    build: async () => site,
    ownerLink: async ({ Address }) => `${Address}/owner#token`,
    waiting: NO_WAIT,
    patience: { seconds: 0, everyMs: 0 },
    ...options,
  });

test("from an empty account to the site: settings made, difference shown, deployed, uploaded, tried, link printed", async () => {
  const { terminal, text, asked } = typing("owner@example.org", "y");
  await deploying(terminal);
  expect(asked).toEqual([
    expect.stringContaining("notice-email"),
    "Make all of this in account 111122223333, eu-central-1? [y/N]",
  ]);
  const staging = aws.account.parameters.get("/Community/shape/staging")!.value;
  expect(staging).toMatch(/^staging-[0-9a-f]{20}$/);
  expect(aws.account.called("CreateBucket")).toEqual([
    { Bucket: staging, CreateBucketConfiguration: { LocationConstraint: "eu-central-1" } },
  ]);
  expect(vi.mocked(synthesise).mock.calls).toEqual([[{ stackName: "Community", staging }]]);
  expect(vi.mocked(cdk).mock.calls.map(([, parameters]) => parameters)).toEqual([
    ["diff", "--app", "cdk.out"],
    ["deploy", "--app", "cdk.out", "--require-approval", "never"],
  ]);
  expect(aws.account.called("CreateInvalidation")).toMatchObject([
    { DistributionId: "E111", InvalidationBatch: { Paths: { Quantity: 1, Items: ["/*"] } } },
  ]);
  expect(text()).toContain("https://d111.cloudfront.net/owner#token");
});

test("files named by content are put first and for a year, pages last and for no time", async () => {
  await deploying(typing("owner@example.org", "y").terminal);
  expect(aws.account.called("PutObject").map(({ Body: _, ...input }) => input)).toEqual([
    {
      Bucket: "site-1",
      Key: "assets/index-B2x.js",
      ContentType: "text/javascript; charset=utf-8",
      CacheControl: "public, max-age=31536000, immutable",
    },
    { Bucket: "site-1", Key: "index.html", ContentType: "text/html; charset=utf-8", CacheControl: "no-cache" },
  ]);
});

test("pages are put in place for the address they are read at, which others show their picture from", async () => {
  await deploying(typing("owner@example.org", "y").terminal);
  const page = aws.account.called("PutObject").find(({ Key }) => Key === "index.html") as { Body: Buffer };
  expect(`${page.Body}`).toContain('content="https://d111.cloudfront.net/share.png"');
});

test("files of earlier builds stay for a month, for pages that are still open", async () => {
  aws.account.deployed();
  const site = aws.account.buckets.get("site-1")!;
  for (const [file, days] of [
    ["assets/recent.js", 20],
    ["assets/old.js", 40],
    ["assets/index-B2x.js", 40],
  ] as const) {
    site.set(file, "");
    aws.account.writtenAt.set(file, new Date(Date.now() - days * 24 * 3600_000));
  }
  await deploying(typing("y").terminal);
  expect([...site.keys()].sort()).toEqual(["assets/index-B2x.js", "assets/recent.js", "index.html"]);
});

test("secrets are kept encrypted, what the template reads is not, and nothing made is ever shown", async () => {
  const { terminal, text } = typing("owner@example.org", "y");
  await deploying(terminal);
  for (const [name, { type, value }] of aws.account.parameters) {
    expect(type, name).toBe(name.startsWith("/Community/secrets/") ? "SecureString" : "String");
    if (value.length >= 43) expect(text()).not.toContain(value);
  }
  expect(aws.account.parameters.get("/Community/secrets/cookie-keys")!.value).toMatch(/^[\w-]{43}$/);
});

test("nothing is changed unless somebody says y, or --yes", async () => {
  for (const answer of ["n", "", undefined]) {
    aws.account.deployed();
    await expect(deploying(typing(answer).terminal)).rejects.toThrow("Nothing was changed");
    expect(aws.account.called("PutObject")).toEqual([]);
  }
  await deploying(typing().terminal, { yes: true });
  expect(aws.account.called("PutObject")).toHaveLength(2);
});

test("without somebody to ask, what is missing is named", async () => {
  await expect(deploying(typing().terminal, { yes: true })).rejects.toThrow(
    "notice-email is not set (gets the alarms and the budget's notice): run `npm run setup -- --set notice-email=...`.",
  );
  await deploying(typing().terminal, { yes: true, given: { "notice-email": "owner@example.org" } });
});

test("a second deployment keeps every key and asks for nothing but the go-ahead", async () => {
  await deploying(typing("owner@example.org", "y").terminal);
  const before = new Map(aws.account.parameters);
  const { terminal, asked } = typing("y");
  await deploying(terminal);
  expect(aws.account.parameters).toEqual(before);
  expect(asked).toEqual(["Change this? [y/N]"]);
});

test("what a first deployment left half-way is removed, protected as it is, and made anew", async () => {
  for (const status of ["ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"]) {
    aws.account.deployed().status = status;
    aws.account.calls = [];
    aws.account.failed = [
      { thing: "Walk", reason: "Resource creation cancelled" },
      { thing: "SiteDistribution", reason: "Your account must be verified" },
    ];
    const { terminal, text } = typing("y");
    await deploying(terminal);
    expect(text()).toContain(
      "An earlier deployment stopped half-way (SiteDistribution: Your account must be verified).",
    );
    expect(aws.account.called("UpdateTable")).toHaveLength(1);
    expect(aws.account.called("DeleteStack")).toHaveLength(1);
    expect(aws.account.status).toBe("CREATE_COMPLETE");
    // What was set up and the staging bucket stay.
    expect(aws.account.buckets.has("staging-1")).toBe(true);
  }
});

test("an update that was not undone to its end is undone first", async () => {
  aws.account.deployed().status = "UPDATE_ROLLBACK_FAILED";
  await deploying(typing("y").terminal);
  expect(aws.account.called("ContinueUpdateRollback")).toEqual([{ StackName: "Community" }]);
  expect(aws.account.called("DeleteStack")).toEqual([]);
});

test("a stack that somebody changes or tears down just now is left alone", async () => {
  aws.account.deployed().status = "UPDATE_IN_PROGRESS";
  await expect(deploying(typing("y").terminal)).rejects.toThrow(/changing just now \(UPDATE_IN_PROGRESS\)/);
  aws.account.status = "DELETE_FAILED";
  await expect(deploying(typing("y").terminal)).rejects.toThrow(/npm run teardown/);
  expect(vi.mocked(cdk)).not.toHaveBeenCalled();
});

test("when AWS refuses, the first thing it refused is named", async () => {
  vi.mocked(cdk).mockImplementation(async (_cloud, [what]) => {
    if (what !== "deploy") return;
    aws.account.status = "ROLLBACK_FAILED";
    aws.account.failed = [{ thing: "TableCD117FA1", reason: "Subscriber limit exceeded" }];
    throw new Error("exit 1");
  });
  await expect(deploying(typing("owner@example.org", "y").terminal)).rejects.toThrow(
    "AWS could not make it so (TableCD117FA1: Subscriber limit exceeded): mend that, then run this again.",
  );
});

test("a site that does not work is told of, with what does not", async () => {
  vi.stubGlobal("fetch", async (address: string) => {
    if (new URL(address).pathname === "/api/rooms") return new Response("{}", { status: 500 });
    if (String(address).startsWith(OUTPUTS.ApiAddress)) return new Response("{}");
    return answersWell(address);
  });
  await expect(deploying(typing("owner@example.org", "y").terminal)).rejects.toThrow(
    "Community is deployed at https://d111.cloudfront.net, but the list of rooms answers 500, not 200; the API's own door answers 200, not 403",
  );
});

test("a deployment whose call fails anywhere is done when it is run again", async () => {
  const steps = [
    "GetCallerIdentity",
    "GetParametersByPath",
    "PutParameter",
    "DescribeStacks",
    "CreateBucket",
    "PutObject",
    "CreateInvalidation",
  ];
  const options = { yes: true, given: { "notice-email": "owner@example.org" } };
  for (const step of steps) {
    aws.account = new Account().failsOnce(step, awsError("ExpiredTokenException"));
    const failure = await deploying(typing().terminal, options).catch(sentenceOf);
    expect(failure, step).toContain("Your AWS session has expired");
    await deploying(typing().terminal, options);
    expect(aws.account.status, step).toMatch(/^(CREATE|UPDATE)_COMPLETE$/);
  }
});
