import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cdk } from "../../infra/deployment/cdk";
import { awsEndpoint, Fault } from "./support/endpoint";
import { synthesise } from "./support/synthesised";

const { directory: assembly } = synthesise({ staging: "staging-1" }).app.synth();
let aws: Awaited<ReturnType<typeof awsEndpoint>>;

beforeEach(async () => {
  aws = await awsEndpoint();
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL: aws.origin,
    AWS_ACCESS_KEY_ID: "AKIATEST",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_EC2_METADATA_DISABLED: "true",
  })) {
    vi.stubEnv(name, value);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});

const run = (...parameters: string[]) =>
  cdk({ region: "eu-central-1" }, [...parameters, "--app", assembly], { output: "ignore" });
const calls = (action: string) => aws.asked.filter((one) => one.action === action).map(({ parameters }) => parameters);

test("the CDK itself deploys with nothing prepared in the account but the staging bucket, and no role of its own", async () => {
  await run("deploy", "--require-approval", "never");
  const put = calls("PUT").map(({ path }) => path!);
  expect(put.filter((path) => /^\/staging-1\/[0-9a-f]{64}\.zip$/.test(path))).toHaveLength(5);
  const template = put.find((path) => path.endsWith(".json"))!;
  expect(calls("CreateChangeSet")).toMatchObject([
    {
      StackName: "Community",
      ChangeSetType: "CREATE",
      TemplateURL: expect.stringMatching(new RegExp(`staging-1.*${template.slice("/staging-1/".length)}$`)),
      "Capabilities.member.1": "CAPABILITY_IAM",
    },
  ]);
  expect(calls("CreateChangeSet")[0]).not.toHaveProperty("RoleARN");
  expect(calls("ExecuteChangeSet")).toHaveLength(1);
  expect(calls("UpdateTerminationProtection").slice(0, 1)).toMatchObject([
    { EnableTerminationProtection: "true", StackName: "Community" },
  ]);
  expect(aws.asked.map(({ action }) => action)).not.toContain("AssumeRole");
});

test("what AWS refuses ends the command", async () => {
  aws.answers.CreateChangeSet = () =>
    new Fault("ValidationError", "Parameters: [/Community/cursor-key] cannot be found.");
  await expect(run("deploy", "--require-approval", "never")).rejects.toThrow("`cdk deploy` did not succeed");
});
