import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type LifecycleRule,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** Parts of uploads that never came to an end cost as much as objects. */
const UNFINISHED: LifecycleRule = { abortIncompleteMultipartUploadAfter: Duration.days(1) };

/** A bucket that nobody reaches from outside. S3 deletes only empty ones, so what is in it outlives a deleted stack. */
export const closedBucket = (scope: Construct, id: string, { lifecycleRules = [], ...more }: BucketProps = {}) =>
  new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: RemovalPolicy.DESTROY,
    lifecycleRules: [UNFINISHED, ...lifecycleRules],
    ...more,
  });
