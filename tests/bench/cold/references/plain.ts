import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { GitHub, Google } from "arctic";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { EncryptJWT, jwtVerify } from "jose";

/** The same packages as ours, imported at the top as tutorials do. */
const table = DynamoDBDocumentClient.from(
  new DynamoDBClient({ region: process.env.AWS_REGION, endpoint: process.env.DYNAMODB_ENDPOINT }),
);
const signIn = { Google, GitHub, EncryptJWT, jwtVerify };

const app = new Hono()
  .get("/api/rooms", async (c) => {
    const { Items } = await table.send(
      new QueryCommand({
        TableName: process.env.TABLE_NAME,
        IndexName: "gsi2",
        KeyConditionExpression: "gsi2pk = :p",
        ExpressionAttributeValues: { ":p": "F#0" },
        ScanIndexForward: false,
        Limit: 21,
      }),
    );
    return c.json({ items: Items, next: null });
  })
  .get("/api/auth", (c) => c.json(Object.keys(signIn)));

export const handler = handle(app);
