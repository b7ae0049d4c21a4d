import { CfnGuardValidator } from "@cdklabs/cdk-validator-cfnguard";
import { type App, type Stack, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag";
import type { IConstruct } from "constructs";
import { parameterName, SECRETS } from "../settings";
import { acknowledged, type Circumstances } from "./acknowledged";

/** Two packs of cdk-nag and Control Tower's rules of cfn-guard; a finding stops the synthesis. */
export const addChecks = (app: App) =>
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app), new CfnGuardValidator());

export function acknowledge(stack: Stack, tracing: Circumstances["tracing"]) {
  const secretsPath = parameterName(stack.stackName, SECRETS);
  for (const { rule: id, at, because: reason } of acknowledged({ secretsPath, tracing })) {
    for (const path of at) Validations.of(within(stack, path)).acknowledge({ id, reason });
  }
}

const within = (stack: Stack, path: string) =>
  path.split("/").reduce<IConstruct>((scope, id) => scope.node.findChild(id), stack);
