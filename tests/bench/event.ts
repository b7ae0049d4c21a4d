import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** A visitor's GET, as the HTTP API hands it to the function (payload format 2.0). */
export function getEvent(address: string): APIGatewayProxyEventV2 {
  const [rawPath = "/", rawQueryString = ""] = address.split("?");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: { host: "localhost", accept: "application/json" },
    requestContext: {
      accountId: "bench",
      apiId: "bench",
      domainName: "localhost",
      domainPrefix: "localhost",
      http: { method: "GET", path: rawPath, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "bench" },
      requestId: "bench",
      routeKey: "$default",
      stage: "$default",
      time: "01/Jan/2026:00:00:00 +0000",
      timeEpoch: 0,
    },
    isBase64Encoded: false,
  };
}
