import type { S3Event } from "aws-lambda";
import { LOCAL_REGION } from "../table";

export type Created = { bucket: string; key: string; size: number; eventName: string };

/** What S3 tells a function of a new object. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export const objectCreated = ({ bucket, key, size, eventName }: Created): S3Event => ({
  Records: [
    {
      eventVersion: "2.1",
      eventSource: "aws:s3",
      awsRegion: LOCAL_REGION,
      eventTime: new Date().toISOString(),
      eventName,
      userIdentity: { principalId: "local" },
      requestParameters: { sourceIPAddress: "127.0.0.1" },
      responseElements: { "x-amz-request-id": "local", "x-amz-id-2": "local" },
      s3: {
        s3SchemaVersion: "1.0",
        configurationId: "uploads",
        bucket: { name: bucket, ownerIdentity: { principalId: "local" }, arn: `arn:aws:s3:::${bucket}` },
        // S3 encodes keys as forms do.
        object: {
          key: encodeURIComponent(key).replaceAll("%2F", "/").replaceAll("%20", "+"),
          size,
          eTag: "",
          sequencer: Date.now().toString(16).toUpperCase().padStart(16, "0"),
        },
      },
    },
  ],
});
