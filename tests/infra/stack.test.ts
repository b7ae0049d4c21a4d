import { globSync, readFileSync } from "node:fs";
import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { INDEXES, TABLE, WATCHED_CHANGES } from "../../functions/table/schema";
import { parameterName, SETTINGS, STACK_NAME } from "../../infra/settings";
import { synthesise } from "./support/synthesised";

const { template, resources, only } = synthesise();

const SET_BY_LAMBDA = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
/** Where a local stack plays the cloud, and what only it may do: see infra/local. */
const LOCAL_ALONE = [
  "DYNAMODB_ENDPOINT",
  "LAMBDA_ENDPOINT",
  "RATE_LIMITS",
  "READY",
  "S3_ENDPOINT",
  "SIGNIN_ORIGIN",
  "SSM_ENDPOINT",
];

const logicalIds = (type: string) =>
  Object.entries(resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id]) => id)
    .sort();

test("the table and the buckets keep their logical ids, since a changed id deletes what is stored", () => {
  expect(logicalIds("AWS::DynamoDB::GlobalTable")).toEqual(["TableCD117FA1"]);
  expect(logicalIds("AWS::S3::Bucket")).toEqual([
    "AvatarsBucket9EA8A7F1",
    "AvatarsIncoming44CFF882",
    "SetAsideBucketB427087B",
    "SiteBucket978D4AEB",
  ]);
});

test("the table has two sparse indexes, a stream of both images, expiry, recovery and protection, and is paid by use", () => {
  const table = only("AWS::DynamoDB::GlobalTable");
  expect(table).toMatchObject({
    BillingMode: "PAY_PER_REQUEST",
    StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    TimeToLiveSpecification: { AttributeName: TABLE.ttl, Enabled: true },
    Replicas: [
      {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    ],
  });
  expect(table.GlobalSecondaryIndexes).toEqual(
    Object.values(INDEXES).map(({ name, partitionKey, sortKey, projection }) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: partitionKey, KeyType: "HASH" },
        { AttributeName: sortKey, KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: projection },
    })),
  );
  expect(table.AttributeDefinitions).toContainEqual({ AttributeName: "gsi2sk", AttributeType: "N" });
  expect(table).not.toHaveProperty("LocalSecondaryIndexes");
});

test("what is stored survives its replacement, and a deleted stack as long as it is protected or not empty", () => {
  expect(resources.TableCD117FA1).toMatchObject({ UpdateReplacePolicy: "Retain", DeletionPolicy: "Delete" });
  expect(resources.AvatarsBucket9EA8A7F1).toMatchObject({ UpdateReplacePolicy: "Retain", DeletionPolicy: "Delete" });
  // A bucket that empties itself needs a function that may delete everything.
  expect(Object.values(resources).map(({ Type }) => Type)).not.toContain("Custom::S3AutoDeleteObjects");
});

test("no name of a table, bucket or function holds a name of the product", () => {
  expect(JSON.stringify(template.toJSON())).not.toMatch(/studyhall/i);
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type === "AWS::DynamoDB::GlobalTable") expect(Properties).not.toHaveProperty("TableName");
  }
});

test("there is exactly one reader of the stream: it filters, halves, tries five times in six hours and sets aside", () => {
  const mapping = only("AWS::Lambda::EventSourceMapping");
  expect(mapping).toMatchObject({
    BatchSize: 100,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    MaximumRetryAttempts: 5,
    MaximumRecordAgeInSeconds: 6 * 3600,
    StartingPosition: "TRIM_HORIZON",
    DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": ["SetAsideBucketB427087B", "Arn"] } } },
  });
  const filters = (mapping.FilterCriteria as { Filters: { Pattern: string }[] }).Filters;
  expect(filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([WATCHED_CHANGES]);
});

test("the API has one route for every path, and a limit", () => {
  expect(only("AWS::ApiGatewayV2::Route").RouteKey).toBe("$default");
  expect(only("AWS::ApiGatewayV2::Integration").PayloadFormatVersion).toBe("2.0");
  expect(only("AWS::ApiGatewayV2::Stage").DefaultRouteSettings).toEqual({
    ThrottlingRateLimit: { Ref: expect.stringContaining("RequestsPerSecond") },
    ThrottlingBurstLimit: { Ref: expect.stringContaining("RequestsPerSecond") },
  });
});

test("nothing of who calls, from where or with what words is in the API's own log", () => {
  const { Format } = only("AWS::ApiGatewayV2::Stage").AccessLogSettings as { Format: string };
  expect(Format).not.toMatch(/identity|sourceIp|userAgent|queryString|header|cookie/i);
});

test("the walk and the picture function are tried again and then set aside", () => {
  template.resourceCountIs("AWS::Lambda::EventInvokeConfig", 2);
  template.allResourcesProperties("AWS::Lambda::EventInvokeConfig", {
    MaximumRetryAttempts: 2,
    MaximumEventAgeInSeconds: 6 * 3600,
    DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": ["SetAsideBucketB427087B", "Arn"] } } },
  });
});

test("the schedule calls its function every five minutes", () => {
  expect(only("AWS::Events::Rule").ScheduleExpression).toBe("rate(5 minutes)");
});

test("pictures are sent by a form alone, from the site alone, to a bucket that forgets within a day", () => {
  const incoming = resources.AvatarsIncoming44CFF882!.Properties;
  expect(incoming.CorsConfiguration).toMatchObject({
    CorsRules: [
      {
        AllowedMethods: ["POST"],
        AllowedOrigins: [
          { "Fn::Join": ["", ["https://", { "Fn::GetAtt": ["SiteDistribution390DED28", "DomainName"] }]] },
        ],
      },
    ],
  });
  expect(incoming.LifecycleConfiguration).toMatchObject({
    Rules: expect.arrayContaining([expect.objectContaining({ ExpirationInDays: 1, Status: "Enabled" })]),
  });
  expect(incoming.NotificationConfiguration).toMatchObject({
    LambdaConfigurations: [
      { Event: "s3:ObjectCreated:*", Filter: { S3Key: { Rules: [{ Name: "prefix", Value: "uploads/" }] } } },
    ],
  });
  const others = Object.entries(resources).filter(
    ([id, { Type }]) => Type === "AWS::S3::Bucket" && id !== "AvatarsIncoming44CFF882",
  );
  for (const [, { Properties }] of others) expect(Properties).not.toHaveProperty("CorsConfiguration");
});

test("no bucket is open to anybody, and none answers without TLS", () => {
  template.allResourcesProperties("AWS::S3::Bucket", {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
  });
  template.allResourcesProperties("AWS::S3::BucketPolicy", {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      ]),
    },
  });
});

test("every function is the built bundle on arm64 and the newest runtime, traced, with JSON logs kept for a month", () => {
  template.resourceCountIs("AWS::Lambda::Function", 5);
  template.allResourcesProperties("AWS::Lambda::Function", {
    Architectures: ["arm64"],
    Runtime: "nodejs24.x",
    Handler: "index.handler",
    TracingConfig: { Mode: "Active" },
    LoggingConfig: { LogFormat: "JSON", SystemLogLevel: "WARN", LogGroup: Match.anyValue() },
  });
  template.allResourcesProperties("AWS::Logs::LogGroup", { RetentionInDays: 30 });
});

test("every function knows where everything is, and no value of it is written in the template", () => {
  const names = [
    "AVATAR_BUCKET",
    "CURSOR_KEY",
    "FEED_SHARDS",
    "INCOMING_BUCKET",
    "ORIGIN_SECRETS",
    "PUBLIC_ORIGIN",
    "SECRETS_PATH",
    "TABLE_NAME",
    "WALK_FUNCTION",
  ];
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type !== "AWS::Lambda::Function") continue;
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    expect(Object.keys(Variables).sort()).toEqual(names);
    expect(Variables.SECRETS_PATH).toBe("/Community/secrets");
    for (const name of names) if (name !== "SECRETS_PATH") expect(Variables[name]).toBeTypeOf("object");
  }
});

test("whatever the functions' sources ask their environment for is there, in the cloud or on this machine alone", () => {
  const asked = globSync("functions/**/*.ts").flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/required\("([A-Z0-9_]+)"\)|process\.env\.([A-Z0-9_]+)/g)].map(
      ([, a, b]) => a ?? b!,
    ),
  );
  const { Variables } = Object.values(resources).find(({ Type }) => Type === "AWS::Lambda::Function")!.Properties
    .Environment as { Variables: object };
  const known = [...Object.keys(Variables), ...SET_BY_LAMBDA, ...LOCAL_ALONE];
  expect(asked.filter((name) => !known.includes(name))).toEqual([]);
});

test("the template reads its settings from the parameter store by name and holds none of them", () => {
  const parameters = Object.values(template.toJSON().Parameters as Record<string, { Type: string; Default: string }>);
  expect(parameters.map(({ Type }) => Type)).toEqual(parameters.map(() => "AWS::SSM::Parameter::Value<String>"));
  // Every setting that is read is one that setup puts in place.
  const names = Object.keys(SETTINGS).map((name) => parameterName(STACK_NAME, name as keyof typeof SETTINGS));
  expect(parameters.map(({ Default }) => Default).sort()).toEqual(names.sort());
});

test("the whole stack is as it was when somebody last looked at it", () => {
  const text = JSON.stringify(template.toJSON(), null, 2).replace(/[0-9a-f]{64}(?=\.zip)/g, "asset");
  expect(JSON.parse(text)).toMatchSnapshot();
});
