import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { required } from "../../../functions/table";

/** The table in DynamoDB's own notation, which keeps every number and set as it is. By the environment of a target. */
export const rawTable = () =>
  new DynamoDBClient({
    region: required("AWS_REGION"),
    endpoint: process.env.DYNAMODB_ENDPOINT,
    credentials: {
      accessKeyId: required("AWS_ACCESS_KEY_ID"),
      secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
      sessionToken: process.env.AWS_SESSION_TOKEN,
    },
    maxAttempts: 10,
  });
