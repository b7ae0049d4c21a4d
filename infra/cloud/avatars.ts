import { Duration, Stack } from "aws-cdk-lib";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { type Bucket, type CfnBucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { closedBucket } from "./closed-bucket";
import { keepWhenReplaced } from "./kept";
import { ownName } from "./names";

/** Pictures as they are served, and the bucket that browsers send new ones to: never served, emptied after a day. */
export class Avatars extends Construct {
  readonly bucket: Bucket;
  readonly incoming: Bucket;
  /** Known before the bucket is made. */
  readonly incomingName = ownName("incoming");
  /** Where browsers send pictures. */
  readonly uploadOrigin: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = closedBucket(this, "Bucket");
    keepWhenReplaced(this.bucket);
    this.incoming = closedBucket(this, "Incoming", {
      bucketName: this.incomingName,
      lifecycleRules: [{ expiration: Duration.days(1) }],
    });
    const { region, urlSuffix } = Stack.of(this);
    this.uploadOrigin = `https://${this.incomingName}.s3.${region}.${urlSuffix}`;
  }

  /** Lets pages of the site, and no others, send pictures; the signed form decides which. */
  acceptFrom(origin: string) {
    this.incoming.addCorsRule({ allowedMethods: [HttpMethods.POST], allowedOrigins: [origin], maxAge: 3000 });
  }

  /**
   * Tells the function of each picture that arrives. What it puts into the same bucket stands under other names, so it
   * never wakes itself.
   */
  tell(listener: LambdaFunction) {
    const arn = `arn:${Stack.of(this).partition}:s3:::${this.incomingName}`;
    listener.addPermission("Uploads", {
      principal: new ServicePrincipal("s3.amazonaws.com"),
      sourceArn: arn,
      sourceAccount: Stack.of(this).account,
    });
    // Said in the bucket itself: CDK's own way is a further function that may change the notices of every bucket.
    (this.incoming.node.defaultChild as CfnBucket).notificationConfiguration = {
      lambdaConfigurations: [
        {
          event: "s3:ObjectCreated:*",
          function: listener.functionArn,
          filter: { s3Key: { rules: [{ name: "prefix", value: "uploads/" }] } },
        },
      ],
    };
    // S3 tries the permission when the bucket is made.
    this.incoming.node.addDependency(listener);
  }
}
