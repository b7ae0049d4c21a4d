import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IDestination, IEventSourceDlq, IFunction } from "aws-cdk-lib/aws-lambda";
import type { Bucket, CfnBucket } from "aws-cdk-lib/aws-s3";
import { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { closedBucket } from "./closed-bucket";

/**
 * Where Lambda puts what it could not get done after all retries, whole, until `npm run redrive` sends it again. Each
 * arrival is told to a topic that nobody reads: its count is what the alarm watches, and costs nothing.
 */
export class SetAside extends Construct {
  readonly bucket: Bucket;
  readonly arrivals: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // What people wrote stands in there, so it goes after a month in any case.
    this.bucket = closedBucket(this, "Bucket", { lifecycleRules: [{ expiration: Duration.days(30) }] });
    this.arrivals = new Topic(this, "Arrivals", { enforceSSL: true });
    this.arrivals.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("s3.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.arrivals.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
    // Said in the bucket itself: CDK's own way is a further function that may change the notices of every bucket.
    const bucket = this.bucket.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      topicConfigurations: [{ event: "s3:ObjectCreated:*", topic: this.arrivals.topicArn }],
    };
    this.bucket.node.addDependency(this.arrivals.node.findChild("Policy"));
  }

  /** For what a stream or an event brings to a function. */
  destinationOf(listener: IFunction): IDestination & IEventSourceDlq {
    this.grantTo(listener);
    return { bind: () => ({ destination: this.bucket.bucketArn }) };
  }

  private grantTo(listener: IFunction) {
    listener.addToRolePolicy(
      new PolicyStatement({ actions: ["s3:PutObject"], resources: [this.bucket.arnForObjects("*")] }),
    );
    listener.addToRolePolicy(new PolicyStatement({ actions: ["s3:ListBucket"], resources: [this.bucket.bucketArn] }));
  }
}
