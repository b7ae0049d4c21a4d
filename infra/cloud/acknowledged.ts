import { GRANTS, type Grants } from "./grants";

/** A finding of cdk-nag or cfn-guard that stays, where, and why. One that no longer stands fails a test. */
export type Acknowledgement = { rule: string; at: string[]; because: string };

const guard = (rule: string) => `cdk-validator-cfnguard::${rule}_check`;
const solutions = (rule: string) => `AwsSolutions::AwsSolutions-${rule}`;
const serverless = (rule: string) => `Serverless::Serverless-${rule}`;
const wildcard = (resource: string) => solutions(`IAM5[Resource::${resource}]`);

const BUCKETS = ["Avatars/Bucket", "Avatars/Incoming", "SetAside/Bucket", "Site/Bucket"];
const NO_FIXED_CHARGE =
  "A key of one's own is $1 a month even while nobody comes; the service's own key encrypts this.";
const NO_VISITOR_LOG =
  "It would keep the addresses of everybody who ever looked. The API's own log tells how calls went, not who called.";

/** Everything in the folder is meant. What an object is called is not known before it is there. */
const wholeFolder = (at: string[], resource: string): Acknowledgement => ({
  rule: wildcard(resource),
  at,
  because: "Each object of this one bucket or path, and nothing outside it.",
});

const OWN_ID = '{"Fn::Select":[2,{"Fn::Split":["/",{"Ref":"AWS::StackId"}]}]}';
/** The roles of the functions that have a grant of a kind. */
const rolesWith = (kind: keyof Grants) =>
  Object.entries<Grants>(GRANTS)
    .filter(([, grants]) => grants[kind])
    .map(([name]) => `Functions/${name}-role`);

const UNTRACED: Acknowledgement = {
  rule: serverless("LambdaTracing"),
  at: ["Functions"],
  because: "The owner has chosen so, since traces cost by the call.",
};

export type Circumstances = { secretsPath: string; tracing: "on" | "off" };

export const acknowledged = ({ secretsPath, tracing }: Circumstances): Acknowledgement[] => [
  ...(tracing === "off" ? [UNTRACED] : []),
  {
    rule: wildcard("*"),
    at: ["Functions"],
    because: "X-Ray's two actions and ListStreams know no narrower resource.",
  },
  wholeFolder(rolesWith("avatars"), "arn:<AWS::Partition>:s3:::<AvatarsBucket9EA8A7F1>/*"),
  wholeFolder(rolesWith("incoming"), `arn:<AWS::Partition>:s3:::incoming-${OWN_ID}/*`),
  wholeFolder(
    ["Functions/table-changed-role", "Functions/walk-role", "Functions/avatar-uploaded-role"],
    "<SetAsideBucketB427087B.Arn>/*",
  ),
  wholeFolder(
    rolesWith("secrets"),
    `arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter${secretsPath}/*`,
  ),
  {
    rule: solutions("APIG4"),
    at: ["Api"],
    because: "People sign in with Google or GitHub; the function behind the one route checks their sessions itself.",
  },
  {
    rule: guard("api_gw_v2_authorization_type_configured"),
    at: ["Api"],
    because: "People sign in with Google or GitHub; the function behind the one route checks their sessions itself.",
  },
  { rule: solutions("S1"), at: BUCKETS, because: NO_VISITOR_LOG },
  { rule: guard("s3_bucket_logging_enabled"), at: BUCKETS, because: NO_VISITOR_LOG },
  { rule: solutions("CFR3"), at: ["Site/Distribution"], because: NO_VISITOR_LOG },
  { rule: guard("cloudfront_access_logs_enabled"), at: ["Site/Distribution"], because: NO_VISITOR_LOG },
  {
    rule: "Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk",
    at: ["Site/Distribution"],
    because:
      "Only a bucket's root lists it: at the site's stands index.html, and avatars are asked for by longer paths.",
  },
  {
    rule: solutions("CFR1"),
    at: ["Site/Distribution"],
    because: "A community is for people of every country unless its owner says otherwise.",
  },
  {
    rule: solutions("CFR2"),
    at: ["Site/Distribution"],
    because: "A firewall is at least $6 a month even while nobody comes. The option `firewall` puts one in front.",
  },
  ...[solutions("CFR4"), guard("cloudfront_security_policy"), guard("cloudfront_custom_ssl_certificate")].map(
    (rule) => ({
      rule,
      at: ["Site/Distribution"],
      because: "CloudFront's own name has CloudFront's own policy. With the option `domain` it is TLS 1.2 and newer.",
    }),
  ),
  {
    rule: guard("cloudfront_sni_enabled"),
    at: ["Site/Distribution"],
    because: "There is nothing to choose while the name is CloudFront's own; with the option `domain` it is SNI.",
  },
  {
    rule: guard("cloudfront_origin_failover_enabled"),
    at: ["Site/Distribution"],
    because: "A second origin is a second region: docs/deploy.md says what that takes.",
  },
  {
    rule: serverless("LambdaDLQ"),
    at: ["Functions"],
    because:
      "What fails for good goes whole to the bucket for what is set aside, which holds more than a queue's message.",
  },
  {
    rule: serverless("EventBusDLQ"),
    at: ["EveryFewMinutes"],
    because: "Five minutes later it is called again and finds what is still due; a missed call rings the canary.",
  },
  {
    rule: serverless("SNSRedrivePolicy"),
    at: ["Alarms/Notices"],
    because: "What an e-mail address does not take can only be sent again to the same address; alarms stay on.",
  },
  {
    rule: guard("lambda_inside_vpc"),
    at: ["Functions"],
    because: "There is nothing inside a network to reach, and the way out of one costs $32 a month.",
  },
  {
    rule: guard("lambda_function_public_access_prohibited"),
    at: ["Functions", "Api"],
    because: "Each permission names its source; the rule does not read names that are put together of parts.",
  },
  { rule: guard("cloudwatch_log_group_encrypted"), at: ["Functions", "Api"], because: NO_FIXED_CHARGE },
  { rule: guard("s3_bucket_default_encryption_kms"), at: BUCKETS, because: NO_FIXED_CHARGE },
  {
    rule: guard("cloudwatch_log_group_retention_period"),
    at: ["Functions", "Api"],
    because: "A month is enough to find a fault in, and what is kept about people is kept no longer than needed.",
  },
  {
    rule: guard("s3_bucket_versioning_enabled"),
    at: BUCKETS,
    because:
      "Pictures that people take back must be gone; the site's files are named by content and can be built again.",
  },
  {
    rule: guard("s3_bucket_object_lock_enabled"),
    at: BUCKETS,
    because: "Nothing in these buckets may outlive the wish of whoever it belongs to.",
  },
  {
    rule: guard("s3_event_notifications_enabled"),
    at: ["Avatars/Bucket", "Site/Bucket"],
    because: "Nobody needs to know when a finished picture or a file of the site is put in place.",
  },
];
