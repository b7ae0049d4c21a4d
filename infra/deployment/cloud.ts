import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { STACK_NAME } from "../settings";

/** An account and region of AWS, and the stack in it that a command is about. */
export type Cloud = {
  account: string;
  region: string;
  stackName: string;
  stacks: CloudFormationClient;
  cdn: CloudFrontClient;
  logs: CloudWatchLogsClient;
  tables: DynamoDBClient;
  functions: LambdaClient;
  objects: S3Client;
  parameters: SSMClient;
};

/** A second community in the same place has a name of its own, which COMMUNITY tells every command. */
const communityName = () => process.env.COMMUNITY || STACK_NAME;

/** Finds out who asks and where. @throws when there are no credentials, they have expired, or there is no region. */
export async function openCloud(stackName = communityName()): Promise<Cloud> {
  const caller = new STSClient({});
  const region = await caller.config.region();
  const { Account } = await caller.send(new GetCallerIdentityCommand({}));
  const options = { region };
  return {
    account: Account!,
    region,
    stackName,
    stacks: new CloudFormationClient(options),
    cdn: new CloudFrontClient(options),
    logs: new CloudWatchLogsClient(options),
    tables: new DynamoDBClient(options),
    functions: new LambdaClient(options),
    objects: new S3Client(options),
    parameters: new SSMClient(options),
  };
}

/** For people: which account and which region. */
export const placeOf = ({ account, region }: Pick<Cloud, "account" | "region">) => `account ${account}, ${region}`;
