import { randomUUID } from "node:crypto";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { type Functions, TIMEOUT } from "../functions";
import type { Answer, Asked, Origin } from "./http";

type ApiOptions = {
  /** What the CDN adds to each request, so that the API knows it from a stranger's. */
  originSecret: string;
  onFault: (error: unknown) => void;
};

/**
 * The HTTP API: turns a request into the event that API Gateway sends (payload format 2.0) and the function's result
 * into a response. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const apiOrigin =
  (functions: Functions, { originSecret, onFault }: ApiOptions): Origin =>
  async (asked) => {
    const event = eventOf({ ...asked, headers: { ...asked.headers, "x-origin-verify": originSecret } });
    if (!event) return gatewayAnswer(400, "Bad Request");
    if (!functions.has("api")) return gatewayAnswer(503, "Service Unavailable");
    try {
      return answerOf(await functions.invoke("api", event, { seconds: TIMEOUT.http }));
    } catch (error) {
      onFault(error);
      return gatewayAnswer(500, "Internal Server Error");
    }
  };

/** What the gateway itself says when the function cannot be asked or does not answer. */
const gatewayAnswer = (status: number, message: string): Answer => ({
  status,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: Buffer.from(JSON.stringify({ message })),
});

/** Undefined when the path is no valid text, which the gateway answers itself. */
export function eventOf({ method, path, query, headers, body, address }: Asked): APIGatewayProxyEventV2 | undefined {
  const rawPath = decoded(path);
  if (rawPath === undefined) return undefined;
  const { cookie, "x-forwarded-for": forwarded, ...rest } = headers;
  const now = new Date();
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: query,
    ...(cookie && { cookies: cookie.split(/;\s*/).filter(Boolean) }),
    headers: {
      ...rest,
      // The CDN adds the visitor to what the visitor sent, the gateway adds the CDN.
      "x-forwarded-for": [forwarded, address, EDGE_ADDRESS].filter(Boolean).join(", "),
      "x-forwarded-port": "443",
      "x-forwarded-proto": "https",
    },
    ...(query && { queryStringParameters: parametersOf(query) }),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: rest.host ?? "localhost",
      domainPrefix: "local",
      http: {
        method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: EDGE_ADDRESS,
        userAgent: rest["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: "$default",
      stage: "$default",
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...bodyOf(body, rest["content-type"]),
  };
}

/** Who calls the gateway is the CDN, not the visitor. */
const EDGE_ADDRESS = "127.0.0.1";

/** HTTP APIs hand the path on percent-decoded, `%2F`, `%3F` and `%23` too, and end it at a decoded `?`. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path).split("?")[0];
  } catch {
    return undefined;
  }
}

function parametersOf(query: string) {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  return parameters;
}

// Observed of HTTP APIs: these arrive as text, everything else, forms and what names no type too, in base64.
const TEXT = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i;

function bodyOf(body: Buffer, type = ""): Pick<APIGatewayProxyEventV2, "body" | "isBase64Encoded"> {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = TEXT.test(type) ? utf8(body) : undefined;
  return text === undefined
    ? { body: body.toString("base64"), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false };
}

/** Undefined when the bytes are not UTF-8: then they travel as they are, and the function says what it thinks. */
function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function answerOf(result: unknown): Answer {
  const { statusCode, headers = {}, cookies, body = "", isBase64Encoded } = result as APIGatewayProxyStructuredResultV2;
  if (typeof statusCode !== "number") throw new Error("The function answered without a status.");
  const lowered = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { ...Object.fromEntries(lowered), ...(cookies && cookies.length > 0 && { "set-cookie": cookies }) },
    body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8"),
  };
}
