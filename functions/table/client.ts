import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { required } from "./environment";
import { tableSigner } from "./signer";

const connect = () => {
  const region = required("AWS_REGION");
  // Lambda's own credentials stand in its environment, so no provider chain is asked.
  const credentials = {
    accessKeyId: required("AWS_ACCESS_KEY_ID"),
    secretAccessKey: required("AWS_SECRET_ACCESS_KEY"),
    sessionToken: process.env.AWS_SESSION_TOKEN,
  };
  const documents = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region,
      endpoint: process.env.DYNAMODB_ENDPOINT,
      credentials: async () => credentials,
      signer: tableSigner(region, credentials),
      // Three tries inside a request; a person who waits longer is better served by an error with Retry.
      maxAttempts: 3,
      // A connection that hangs counts as a try; without this it would take the whole request with it.
      requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
      // All that the SDK would otherwise look up in configuration files that Lambda does not have.
      defaultsMode: "standard",
      retryMode: "standard",
      useDualstackEndpoint: false,
      useFipsEndpoint: false,
      endpointDiscoveryEnabled: false,
      accountIdEndpointMode: "disabled",
      userAgentAppId: undefined,
      defaultUserAgentProvider: async () => [["table"]],
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  // It would copy each answer for a log that nobody keeps (docs/performance.md).
  documents.middlewareStack.remove("loggerMiddleware");
  return documents;
};

let client: DynamoDBDocumentClient | undefined;

/** The process's one connection, made at first use so that importing a module needs no environment. */
export const documents = (): DynamoDBDocumentClient => {
  client ??= connect();
  return client;
};

/** Forgets the connection: for tests, which move from one engine to the next. */
export const disconnect = () => {
  client?.destroy();
  client = undefined;
};

export const tableName = () => required("TABLE_NAME");
