import { Duration } from "aws-cdk-lib";
import { RecursiveLoop, type Tracing } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { allow, type Things } from "./allow";
import type { FunctionName } from "./grants";
import { NodeFunction, type NodeFunctionProps } from "./node-function";

type Size = Pick<NodeFunctionProps, "memoryMb" | "timeout" | "functionName" | "recursiveLoop">;

export type FunctionsProps = { folder: string; tracing: Tracing; things: Things; environment: Record<string, string> };

/** Every function, of one environment; nothing in it is a secret that opens a person's account. */
export class Functions extends Construct {
  readonly all: Record<FunctionName, NodeFunction>;

  constructor(scope: Construct, id: string, { folder, things, ...props }: FunctionsProps) {
    super(scope, id);
    const make = (name: FunctionName, size: Size) => {
      const listener = new NodeFunction(this, name, { functions: folder, ...props, ...size });
      allow(listener, name, things);
      return listener;
    };
    this.all = {
      // A larger function has a larger part of a processor, and a cold start is all processor.
      api: make("api", { memoryMb: 1024, timeout: Duration.seconds(15) }),
      "table-changed": make("table-changed", { memoryMb: 512, timeout: Duration.minutes(1) }),
      walk: make("walk", {
        memoryMb: 512,
        timeout: Duration.minutes(15),
        functionName: things.walk,
        // It asks for its own successor when its time is up; Lambda would take that for a mistake.
        recursiveLoop: RecursiveLoop.ALLOW,
      }),
      "every-few-minutes": make("every-few-minutes", { memoryMb: 512, timeout: Duration.minutes(2) }),
      // A picture of 16 million pixels is 64 MB decoded, and decoding is all processor too.
      "avatar-uploaded": make("avatar-uploaded", { memoryMb: 1536, timeout: Duration.seconds(30) }),
    };
  }
}
