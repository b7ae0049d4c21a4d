import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, vi } from "vitest";
import type { Terminal } from "../../../infra/deployment/terminal";

const CLIENTS = [
  CloudFormationClient,
  CloudFrontClient,
  CloudWatchLogsClient,
  DynamoDBClient,
  LambdaClient,
  S3Client,
  SSMClient,
  STSClient,
];

export const STACK_ID = "arn:aws:cloudformation:eu-central-1:111122223333:stack/Community/0a1b2c3d";

type Input = Record<string, unknown> & { [name: string]: never };
type Call = { name: string; input: Record<string, unknown> };
type Thing = { LogicalResourceId: string; PhysicalResourceId: string; ResourceType: string };

export const awsError = (name: string, message = name) => Object.assign(new Error(message), { name });

/** The stack's things as they are in a whole community. */
export const THINGS: Thing[] = [
  { LogicalResourceId: "TableCD117FA1", PhysicalResourceId: "table-1", ResourceType: "AWS::DynamoDB::GlobalTable" },
  { LogicalResourceId: "SiteBucket978D4AEB", PhysicalResourceId: "site-1", ResourceType: "AWS::S3::Bucket" },
  { LogicalResourceId: "AvatarsBucket9EA8A7F1", PhysicalResourceId: "avatars-1", ResourceType: "AWS::S3::Bucket" },
  { LogicalResourceId: "Functionsapilogs7A94791A", PhysicalResourceId: "log-api", ResourceType: "AWS::Logs::LogGroup" },
  {
    LogicalResourceId: "Functionstablechangedlogs7BA87E8C",
    PhysicalResourceId: "log-changed",
    ResourceType: "AWS::Logs::LogGroup",
  },
  { LogicalResourceId: "ApiLogsCD139AD4", PhysicalResourceId: "log-gateway", ResourceType: "AWS::Logs::LogGroup" },
];

export const OUTPUTS = {
  Address: "https://d111.cloudfront.net",
  ApiAddress: "https://a1.execute-api.eu-central-1.amazonaws.com",
  DistributionId: "E111",
  SiteBucketName: "site-1",
  AvatarBucketName: "avatars-1",
  IncomingBucketName: "incoming-1",
  SetAsideBucketName: "set-aside-1",
  TableName: "table-1",
  WalkName: "walk-1",
};

/**
 * An account that exists in memory only. It keeps AWS's rules where the commands depend on them: what is protected or not
 * empty is not deleted, and a deleted stack can only be asked for by its id.
 */
export class Account {
  calls: Call[] = [];
  parameters = new Map<string, { value: string; type: string }>();
  buckets = new Map<string, Map<string, string>>();
  /** When objects were last written; now, unless told. */
  writtenAt = new Map<string, Date>();
  status: string | undefined;
  isProtected = false;
  tableIsProtected = false;
  things: Thing[] = [];
  failed: { thing: string; reason: string }[] = [];
  logs = new Map<string, { timestamp: number; message: string }[]>();
  invoked: { name: string; type: string; payload: unknown }[] = [];
  /** What the next calls of a name answer instead: errors to throw, or values. */
  private readonly next = new Map<string, unknown[]>();
  answersOfFunctions = new Map<string, unknown>();

  /** A community that is whole and in use. */
  deployed() {
    this.status = "UPDATE_COMPLETE";
    this.isProtected = true;
    this.tableIsProtected = true;
    this.things = [...THINGS];
    this.buckets.set("site-1", new Map([["index.html", "old"]]));
    this.buckets.set("avatars-1", new Map([["avatars/A", "picture"]]));
    this.buckets.set("staging-1", new Map([["asset.zip", ""]]));
    return this.setUp();
  }

  setUp() {
    const values = {
      "cursor-key": "k",
      "origin-secrets": "first",
      "notice-email": "owner@example.org",
      "monthly-budget": "10",
      "feed-shards": "2",
      "requests-per-second": "500",
      "shape/staging": "staging-1",
    };
    for (const [name, value] of Object.entries(values))
      this.parameters.set(`/Community/${name}`, { value, type: "String" });
    this.parameters.set("/Community/secrets/cookie-keys", { value: "c", type: "SecureString" });
    return this;
  }

  failsOnce(command: string, ...answers: unknown[]) {
    this.next.set(command, answers);
    return this;
  }

  called = (name: string) => this.calls.filter((call) => call.name === name).map(({ input }) => input);

  answer(name: string, input: Record<string, unknown>): unknown {
    this.calls.push({ name, input });
    const next = this.next.get(name)?.shift();
    if (next instanceof Error) throw next;
    if (next !== undefined) return next;
    const handler = (this as unknown as Record<string, (input: Input) => unknown>)[`on${name}`];
    if (!handler) throw new Error(`The account of the tests knows no ${name}.`);
    return handler.call(this, input as Input);
  }

  onGetCallerIdentity = () => ({ Account: "111122223333" });

  onGetParametersByPath = ({ Path }: { Path: string }) => ({
    Parameters: [...this.parameters]
      .filter(([name]) => name.startsWith(`${Path}/`))
      .map(([Name, { value }]) => ({ Name, Value: value })),
  });
  onPutParameter = ({ Name, Value, Type }: { Name: string; Value: string; Type: string }) => {
    this.parameters.set(Name, { value: Value, type: Type });
    return {};
  };
  onDeleteParameters = ({ Names }: { Names: string[] }) => {
    if (Names.length > 10) throw awsError("ValidationException");
    for (const name of Names) this.parameters.delete(name);
    return {};
  };

  onDescribeStacks = ({ StackName }: { StackName: string }) => {
    if (!this.status && StackName === STACK_ID)
      return { Stacks: [{ StackId: STACK_ID, StackStatus: "DELETE_COMPLETE" }] };
    if (!this.status) throw awsError("ValidationError", `Stack with id ${StackName} does not exist`);
    const isWhole = /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(this.status);
    const Outputs = isWhole
      ? Object.entries(OUTPUTS).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }))
      : [];
    return { Stacks: [{ StackId: STACK_ID, StackName: "Community", StackStatus: this.status, Outputs }] };
  };
  onDescribeStackEvents = () => ({
    StackEvents: this.failed.map(({ thing, reason }) => ({
      LogicalResourceId: thing,
      ResourceStatus: "CREATE_FAILED",
      ResourceStatusReason: reason,
    })),
  });
  onListStackResources = () => ({
    StackResourceSummaries: this.things.map((thing) => ({
      ...thing,
      ResourceStatus: this.failed.some((one) => one.thing === thing.LogicalResourceId)
        ? "DELETE_FAILED"
        : "CREATE_COMPLETE",
      ResourceStatusReason: this.failed.find((one) => one.thing === thing.LogicalResourceId)?.reason,
    })),
  });
  onUpdateTerminationProtection = ({ EnableTerminationProtection }: { EnableTerminationProtection: boolean }) => {
    this.isProtected = EnableTerminationProtection;
    return {};
  };
  onContinueUpdateRollback = () => {
    this.status = "UPDATE_ROLLBACK_COMPLETE";
    return {};
  };
  onDeleteStack = () => {
    if (this.isProtected)
      throw awsError("ValidationError", "Stack [Community] cannot be deleted while TerminationProtection is enabled");
    const stuck = this.things.filter(({ PhysicalResourceId: id, ResourceType }) =>
      ResourceType === "AWS::S3::Bucket"
        ? (this.buckets.get(id)?.size ?? 0) > 0
        : ResourceType === "AWS::DynamoDB::GlobalTable" && this.tableIsProtected,
    );
    this.failed = stuck.map(({ LogicalResourceId }) => ({ thing: LogicalResourceId, reason: "it is in use" }));
    for (const { PhysicalResourceId } of this.things)
      if (!stuck.some((one) => one.PhysicalResourceId === PhysicalResourceId)) this.buckets.delete(PhysicalResourceId);
    this.things = stuck;
    this.status = stuck.length > 0 ? "DELETE_FAILED" : undefined;
    return {};
  };

  onUpdateTable = ({ DeletionProtectionEnabled }: { DeletionProtectionEnabled: boolean }) => {
    this.tableIsProtected = DeletionProtectionEnabled;
    return {};
  };
  onUpdateContinuousBackups = () => ({});

  private bucket(name: string) {
    const bucket = this.buckets.get(name);
    if (!bucket) throw awsError("NoSuchBucket");
    return bucket;
  }
  onCreateBucket = ({ Bucket }: { Bucket: string }) => {
    if (this.buckets.has(Bucket)) throw awsError("BucketAlreadyOwnedByYou");
    this.buckets.set(Bucket, new Map());
    return {};
  };
  onDeleteBucket = ({ Bucket }: { Bucket: string }) => {
    if (this.bucket(Bucket).size > 0) throw awsError("BucketNotEmpty");
    this.buckets.delete(Bucket);
    return {};
  };
  onListObjectVersions = ({ Bucket }: { Bucket: string }) => ({
    Versions: [...this.bucket(Bucket).keys()].slice(0, 2).map((Key) => ({ Key, VersionId: "null" })),
  });
  onListObjectsV2 = ({ Bucket }: { Bucket: string }) => ({
    Contents: [...this.bucket(Bucket).keys()].map((Key) => ({
      Key,
      LastModified: this.writtenAt.get(Key) ?? new Date(),
    })),
  });
  onGetObject = ({ Bucket, Key }: { Bucket: string; Key: string }) => {
    const body = this.bucket(Bucket).get(Key);
    return { Body: { transformToString: async () => body } };
  };
  onPutObject = ({ Bucket, Key, Body }: { Bucket: string; Key: string; Body: unknown }) => {
    this.bucket(Bucket).set(Key, String(Body));
    return {};
  };
  onDeleteObject = ({ Bucket, Key }: { Bucket: string; Key: string }) => {
    this.bucket(Bucket).delete(Key);
    return {};
  };
  onDeleteObjects = ({ Bucket, Delete }: { Bucket: string; Delete: { Objects: { Key: string }[] } }) => {
    for (const { Key } of Delete.Objects) this.bucket(Bucket).delete(Key);
    return {};
  };

  onCreateInvalidation = () => ({});
  onFilterLogEvents = ({ logGroupName, startTime }: { logGroupName: string; startTime: number }) => ({
    events: (this.logs.get(logGroupName) ?? [])
      .map((event, index) => ({ ...event, eventId: `${logGroupName}-${index}` }))
      .filter(({ timestamp }) => timestamp >= startTime),
  });
  onInvoke = ({
    FunctionName,
    InvocationType,
    Payload,
  }: {
    FunctionName: string;
    InvocationType: string;
    Payload: string;
  }) => {
    this.invoked.push({ name: FunctionName, type: InvocationType, payload: JSON.parse(Payload) });
    return this.answersOfFunctions.get(FunctionName) ?? { Payload: Buffer.from("null") };
  };
}

/** Puts every AWS client of a test file before an account in memory; a new one for each test. */
export function withAccount() {
  const current = { account: new Account() };
  beforeEach(() => {
    current.account = new Account();
    vi.stubEnv("AWS_REGION", "eu-central-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIATEST");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    for (const client of CLIENTS) {
      vi.spyOn(client.prototype, "send").mockImplementation(async (command: object) => {
        const name = command.constructor.name.replace(/Command$/, "");
        return current.account.answer(name, (command as { input: Record<string, unknown> }).input);
      });
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
  return current;
}

/** A terminal at which somebody types these answers, one after the other; undefined means that nobody is there. */
export function typing(...answers: (string | undefined)[]) {
  const said: string[] = [];
  const asked: string[] = [];
  const terminal: Terminal = {
    say: (line = "") => void said.push(line),
    async ask(question) {
      asked.push(question);
      return answers.shift();
    },
  };
  return { terminal, said, asked, text: () => said.join("\n") };
}

export const NO_WAIT = { everyMs: 0 };
