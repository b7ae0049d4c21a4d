import { join } from "node:path";
import { type Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  type RecursiveLoop,
  Runtime,
  SystemLogLevel,
  type Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { FunctionName } from "./grants";

export type NodeFunctionProps = {
  /** The folder that holds the built functions. */
  functions: string;
  tracing: Tracing;
  memoryMb: number;
  timeout: Duration;
  environment: Record<string, string>;
  functionName?: string;
  recursiveLoop?: RecursiveLoop;
};

/** One Lambda function of the project: the very bundle that `npm run build` makes and the tests run. */
export class NodeFunction extends LambdaFunction {
  readonly logs: LogGroup;

  constructor(scope: Construct, name: FunctionName, { functions, memoryMb, ...more }: NodeFunctionProps) {
    const stack = Stack.of(scope);
    const logs = new LogGroup(scope, `${name}-logs`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const mayLog = new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logs.logGroupArn],
    });
    super(scope, name, {
      ...more,
      description: `${stack.stackName}: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(functions, name), { exclude: ["*.map"] }),
      handler: "index.handler",
      memorySize: memoryMb,
      role: new Role(scope, `${name}-role`, {
        assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
        inlinePolicies: { Logs: new PolicyDocument({ statements: [mayLog] }) },
      }),
      logGroup: logs,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // Lines about each call that went well would cost as much as the calls; those that fail are written.
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    this.logs = logs;
  }
}
