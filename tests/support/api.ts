import { randomUUID } from "node:crypto";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { handler } from "../../functions/api/handler";
import * as Sessions from "../../functions/sessions";
import { newId } from "../../functions/table";
import * as Users from "../../functions/users";
import { type Description, describeAll, type Operation } from "./openapi";
import { withTable } from "./table";

export const ORIGIN = "http://localhost:8080";

/** An engine of its own, and what the API finds in its environment. */
export function withApi() {
  process.env.PUBLIC_ORIGIN = ORIGIN;
  withTable();
}

export type Asking = {
  cookie?: string;
  headers?: Record<string, string | undefined>;
  /** Sent as JSON, unless it is bytes. */
  body?: unknown;
  key?: string;
  version?: number;
};

export type Answer = {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  body: any;
};

/**
 * A request as a page of the site would send it, through the Lambda entry, as API Gateway hands it over. Every answer
 * must be one that /api/openapi.json describes.
 */
export async function ask(method: string, address: string, asking: Asking = {}): Promise<Answer> {
  const answer = await send(method, address, asking);
  const wrong = (await described()).wrongWith(method, address, answer);
  if (wrong) throw new Error(wrong);
  return answer;
}

/** One for all files of a worker, since it takes a while to make; a file's own modules end with it. */
const ofTheWorker = globalThis as { apiDescription?: Description };

async function described(): Promise<Description> {
  ofTheWorker.apiDescription ??= describeAll((await send("GET", "/api/openapi.json")).body);
  return ofTheWorker.apiDescription;
}

/** Every operation of the API as it describes itself. */
export const describedOperations = async (): Promise<Operation[]> => (await described()).operations;

async function send(method: string, address: string, asking: Asking = {}): Promise<Answer> {
  const result = (await handler(eventOf(method, address, asking))) as APIGatewayProxyStructuredResultV2;
  const text = result.isBase64Encoded ? Buffer.from(result.body ?? "", "base64").toString() : (result.body ?? "");
  return {
    status: result.statusCode!,
    headers: result.headers as Record<string, string>,
    cookies: result.cookies ?? [],
    text,
    body: /json(;|$)/.test(String(result.headers?.["content-type"])) ? JSON.parse(text) : undefined,
  };
}

export function eventOf(method: string, address: string, { cookie, headers, body, key, version }: Asking = {}) {
  const [path, query] = address.split(/\?(.*)/s);
  const isBytes = body instanceof Uint8Array;
  const sent: Record<string, string | undefined> = {
    host: "localhost:8080",
    "x-forwarded-for": "203.0.113.7, 127.0.0.1",
    ...(method !== "GET" && { "sec-fetch-site": "same-origin", origin: ORIGIN }),
    ...(body !== undefined && { "content-type": "application/json" }),
    ...(key !== undefined && { "idempotency-key": key }),
    ...(version !== undefined && { "if-match": `"v${version}"` }),
    ...headers,
  };
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path!,
    rawQueryString: query ?? "",
    ...(cookie !== undefined && { cookies: cookie.split("; ") }),
    headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
    requestContext: {
      domainName: "localhost",
      http: { method, path: path!, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "" },
      requestId: randomUUID(),
    },
    ...(body !== undefined && {
      body: isBytes ? Buffer.from(body).toString("base64") : JSON.stringify(body),
    }),
    isBase64Encoded: isBytes,
  } as unknown as APIGatewayProxyEventV2;
}

export type Person = Users.Actor & { cookie: string; displayName: string };

let made = 0;

/** Somebody new who is signed in. */
export async function somebody(username = `somebody-${++made}-${randomUUID().slice(0, 6)}`): Promise<Person> {
  const displayName = `Name of ${username}`.slice(0, 50);
  const actor = await Users.register({ provider: "github", subject: newId(), username, displayName });
  const session = await Sessions.start({ ...actor, displayName }, "Test");
  return { ...actor, displayName, cookie: `__Host-session=${session}` };
}

export const newKey = () => randomUUID();

/** Opens a room through the API. */
export const openRoom = async ({ cookie }: Person, draft: object = {}) =>
  (
    await ask("POST", "/api/rooms", {
      cookie,
      key: newKey(),
      body: { name: "A room", topic: "Mathematics", description: "", ...draft },
    })
  ).body;
