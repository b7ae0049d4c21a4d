import { Duration } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";

/** 8,640 calls a month, a cent's worth: the purge of what is due, and the probe that the canary's alarm listens for. */
export class EveryFewMinutes extends Construct {
  constructor(scope: Construct, id: string, listener: IFunction) {
    super(scope, id);
    new Rule(this, "Rule", {
      schedule: Schedule.rate(Duration.minutes(5)),
      // A call that was missed is made up for by the next.
      targets: [new LambdaFunction(listener, { retryAttempts: 0, maxEventAge: Duration.minutes(5) })],
    });
  }
}
