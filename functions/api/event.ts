import type { APIGatewayProxyEventV2 } from "aws-lambda";

// What may stand in a path as it is (RFC 3986, 3.3), with no segment that a URL would resolve away.
const PLAIN_PATH = /^\/(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/;
const DOT_SEGMENT = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;
const NOWHERE = "/api/-";

// A Request refuses to be made with these (https://fetch.spec.whatwg.org/#methods). No path has them, as none has OPTIONS.
const NOT_FOR_REQUESTS = new Set(["CONNECT", "TRACE", "TRACK"]);

/**
 * The event so that it reads as it was meant. API Gateway decodes paths once: a `#` or `..` of an id would end or change
 * the path when it is made a URL again, so such a path leads nowhere.
 */
export function readable(event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 {
  const isPlain = PLAIN_PATH.test(event.rawPath) && !DOT_SEGMENT.test(event.rawPath);
  const { http } = event.requestContext;
  const method = NOT_FOR_REQUESTS.has(http.method) ? "OPTIONS" : http.method;
  return {
    ...event,
    rawPath: isPlain ? event.rawPath : NOWHERE,
    headers: asRead(event.headers),
    requestContext: { ...event.requestContext, http: { ...http, method } },
    // A Request of these methods cannot have a body, and nothing here would read it.
    body: ["GET", "HEAD"].includes(method) ? undefined : event.body,
  };
}

/**
 * hono escapes what is not ASCII in a header, and an escaped key would be taken for a good one. It leaves out a header without a
 * value, and an Origin that names nobody would be taken for none.
 */
function asRead({ "idempotency-key": key, origin, ...headers }: APIGatewayProxyEventV2["headers"]) {
  return {
    ...headers,
    ...(key !== undefined && !/[^\x20-\x7e]/.test(key) && { "idempotency-key": key }),
    ...(origin !== undefined && { origin: origin || "null" }),
  };
}
