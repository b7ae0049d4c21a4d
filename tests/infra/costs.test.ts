import { expect, test } from "vitest";
import { synthesise } from "./support/synthesised";

const { resources, template } = synthesise();

/**
 * What each type of thing in the stack costs while nobody comes. A type that is not here fails: look up its price
 * first, and leave it out if it has one.
 */
const FREE_WHILE_IDLE: Record<string, string> = {
  "AWS::ApiGatewayV2::Api": "paid by request",
  "AWS::ApiGatewayV2::Integration": "part of the API",
  "AWS::ApiGatewayV2::Route": "part of the API",
  "AWS::ApiGatewayV2::Stage": "part of the API",
  "AWS::Budgets::Budget": "free without actions",
  "AWS::CloudFront::CachePolicy": "part of the distribution",
  "AWS::CloudFront::Distribution": "paid by request and byte",
  "AWS::CloudFront::Function": "paid by call",
  "AWS::CloudFront::OriginAccessControl": "part of the distribution",
  "AWS::CloudFront::ResponseHeadersPolicy": "part of the distribution",
  "AWS::CloudWatch::Alarm": "ten watched metrics are free",
  "AWS::DynamoDB::GlobalTable": "paid by request and stored byte when on demand",
  "AWS::Events::Rule": "AWS's own schedule is free",
  "AWS::IAM::Policy": "free",
  "AWS::IAM::Role": "free",
  "AWS::Lambda::EventInvokeConfig": "free",
  "AWS::Lambda::EventSourceMapping": "free for DynamoDB streams",
  "AWS::Lambda::Function": "paid by call and duration",
  "AWS::Lambda::Permission": "free",
  "AWS::Logs::LogGroup": "paid by byte written and stored",
  "AWS::Logs::MetricFilter": "free; of the metrics it makes ten are free",
  "AWS::S3::Bucket": "paid by request and stored byte",
  "AWS::S3::BucketPolicy": "free",
  "AWS::SNS::Subscription": "free; the first thousand e-mails a month too",
  "AWS::SNS::Topic": "paid by message",
  "AWS::SNS::TopicPolicy": "free",
};

/** Properties by which something that is free becomes something that is not. */
const CHARGED: [type: string, path: string[]][] = [
  ["AWS::ApiGatewayV2::Integration", ["ConnectionId"]],
  ["AWS::DynamoDB::GlobalTable", ["WriteProvisionedThroughputSettings"]],
  ["AWS::DynamoDB::GlobalTable", ["WarmThroughput"]],
  ["AWS::DynamoDB::GlobalTable", ["SSESpecification", "SSEType"]],
  ["AWS::DynamoDB::GlobalTable", ["Replicas", "1"]],
  ["AWS::CloudFront::Distribution", ["DistributionConfig", "WebACLId"]],
  ["AWS::CloudFront::Distribution", ["DistributionConfig", "Logging"]],
  ["AWS::Lambda::Function", ["VpcConfig"]],
  ["AWS::Lambda::Function", ["KmsKeyArn"]],
  ["AWS::Lambda::Function", ["SnapStart"]],
  ["AWS::Lambda::EventSourceMapping", ["ProvisionedPollerConfig"]],
  ["AWS::Logs::LogGroup", ["KmsKeyId"]],
  ["AWS::S3::Bucket", ["MetricsConfigurations"]],
  ["AWS::S3::Bucket", ["InventoryConfigurations"]],
  ["AWS::SNS::Topic", ["KmsMasterKeyId"]],
];

const at = (value: unknown, path: string[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

test("nothing in the stack costs money while nobody comes", () => {
  const types = [...new Set(Object.values(resources).map(({ Type }) => Type))].sort();
  expect(types).toEqual(Object.keys(FREE_WHILE_IDLE));
});

test("nothing is reserved, provisioned, or encrypted by a key of one's own", () => {
  const charged = Object.entries(resources).flatMap(([id, { Type, Properties }]) =>
    CHARGED.filter(([type, path]) => type === Type && at(Properties, path) !== undefined).map(
      ([, path]) => `${id}: ${path.join(".")}`,
    ),
  );
  expect(charged).toEqual([]);
  expect(JSON.stringify(template.toJSON())).not.toMatch(/ProvisionedConcurrency|ReservedConcurrent|aws:kms/);
});

type AlarmProperties = {
  AlarmName?: string;
  AlarmDescription: string;
  AlarmActions: unknown[];
  Namespace?: string;
  MetricName?: string;
  Metrics?: { MetricStat?: unknown }[];
  TreatMissingData: string;
};
const alarms = Object.values(resources)
  .filter(({ Type }) => Type === "AWS::CloudWatch::Alarm")
  .map(({ Properties }) => Properties as unknown as AlarmProperties);

test("the alarms watch no more than the ten metrics that are free", () => {
  const watched = alarms.map(({ Metrics }) => (Metrics ? Metrics.filter(({ MetricStat }) => MetricStat).length : 1));
  expect(watched.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(10);
  expect(alarms.length).toBeLessThanOrEqual(10);
});

test("the metrics made of log lines are no more than the ten that are free", () => {
  const made = Object.values(resources)
    .filter(({ Type }) => Type === "AWS::Logs::MetricFilter")
    .flatMap(({ Properties }) =>
      (Properties.MetricTransformations as { MetricName: string }[]).map((one) => one.MetricName),
    );
  expect([...new Set(made)].sort()).toEqual(["Errors", "PurgeOverdue"]);
});

test("each alarm that matters is there, says what it means, and goes to the one address", () => {
  const names = alarms.map(({ AlarmDescription }) => AlarmDescription.split(":")[0]).sort();
  expect(names).toEqual([
    "ApiFails",
    "ApiSlow",
    "Canary",
    "FunctionErrors",
    "FunctionsThrottled",
    "PurgeOverdue",
    "SetAside",
    "StreamLate",
    "TableThrottled",
  ]);
  for (const { AlarmActions, AlarmDescription } of alarms) {
    expect(AlarmActions).toEqual([{ Ref: expect.stringMatching(/^AlarmsNotices/) }]);
    expect(AlarmDescription).toMatch(/^\w+: .{20,}\.$/);
  }
  template.hasResourceProperties("AWS::SNS::Subscription", {
    Protocol: "email",
    Endpoint: { Ref: `SettingsNoticeEmail${idSuffix("SettingsNoticeEmail")}` },
  });
});

const idSuffix = (start: string) =>
  Object.keys(template.toJSON().Parameters)
    .find((id) => id.startsWith(start))!
    .slice(start.length);

test("a canary that does not run rings as one that fails", () => {
  const canary = alarms.find(({ AlarmDescription }) => AlarmDescription.startsWith("Canary"))!;
  expect(canary.TreatMissingData).toBe("breaching");
  for (const alarm of alarms) if (alarm !== canary) expect(alarm.TreatMissingData).toBe("notBreaching");
});

test("a budget tells when the month's costs pass four fifths of it, or are about to pass it", () => {
  template.hasResourceProperties("AWS::Budgets::Budget", {
    Budget: { BudgetType: "COST", TimeUnit: "MONTHLY", BudgetLimit: { Unit: "USD" } },
    NotificationsWithSubscribers: [
      { Notification: { NotificationType: "ACTUAL", Threshold: 80 } },
      { Notification: { NotificationType: "FORECASTED", Threshold: 100 } },
    ],
  });
});
