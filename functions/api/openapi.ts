import { toJsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import { generateSpecs, uniqueSymbol } from "hono-openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import type * as v from "valibot";
import { ActivityItem } from "../../shared/activity";
import { Message } from "../../shared/messages";
import { OwnProfile, PersonRef, Profile } from "../../shared/people";
import { ProblemBody } from "../../shared/problems";
import { PRODUCT_NAME } from "../../shared/product";
import { Participant, Room, RoomCard, RoomSummary } from "../../shared/rooms";
import { Topic, TopicRef } from "../../shared/topics";
import { DESCRIPTION, type Described } from "./endpoint";
import { SESSION_COOKIE, SIGN_UP_COOKIE } from "./guards/access";
import type { Routes } from "./guards/known";
import { parametersOf } from "./openapi-parameters";
import { problemsOf, responsesOf } from "./openapi-problems";

/** The views that are described once and referred to. */
const VIEWS = {
  ActivityItem,
  Message,
  OwnProfile,
  Participant,
  PersonRef,
  Problem: ProblemBody,
  Profile,
  Room,
  RoomCard,
  RoomSummary,
  Topic,
  TopicRef,
};

const SETTINGS = {
  errorMode: "ignore",
  target: "draft-2020-12",
  definitions: VIEWS,
  overrideRef: ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`,
  // Text lengths are checked in code points, as JSON Schema counts, and told as metadata.
  overrideAction: ({ valibotAction, jsonSchema }: { valibotAction: { type: string }; jsonSchema: object }) =>
    valibotAction.type === "metadata"
      ? { ...jsonSchema, ...(valibotAction as v.MetadataAction<unknown, Record<string, unknown>>).metadata }
      : undefined,
} as const;

export type JsonSchema = OpenAPIV3_1.SchemaObject;

function schemaOf(schema: v.GenericSchema, typeMode: "input" | "output"): JsonSchema {
  const { $schema, $defs, ...own } = toJsonSchema(schema, { ...SETTINGS, typeMode });
  return own as JsonSchema;
}

const PROBLEM = { $ref: "#/components/schemas/Problem" };

const SECURITY: Record<Described["access"], Record<string, string[]>[]> = {
  open: [],
  anyone: [],
  // A session is only asked for when the community is members-only.
  reader: [{}, { session: [] }],
  member: [{ session: [] }],
  newcomer: [{ signUp: [] }],
};

function operationOf(method: string, path: string, endpoint: Described) {
  const { summary, description, access, body, answers } = endpoint;
  const [, , tag = "site"] = path.split(/[/.]/);
  return {
    tags: [tag],
    operationId: [
      method.toLowerCase(),
      ...path
        .replace("/api", "")
        .split(/[/:.-]+/)
        .slice(1),
    ].join("-"),
    summary,
    description,
    security: SECURITY[access],
    parameters: parametersOf(endpoint, schemaOf),
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } },
    }),
    responses: { ...answersOf(answers), ...responsesOf(problemsOf(method, endpoint), PROBLEM) },
  };
}

const answersOf = (answers: Described["answers"]) =>
  Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      {
        description: schema ? "As asked." : status.startsWith("3") ? "Onwards." : "Done.",
        ...(["201", "302", "307"].includes(status) && {
          headers: { Location: { description: "Where it is.", schema: { type: "string" as const } } },
        }),
        ...(schema && { content: contentOf(schema) }),
      },
    ]),
  );

const contentOf = (schema: v.GenericSchema | string) =>
  typeof schema === "string" ? { [schema]: {} } : { "application/json": { schema: schemaOf(schema, "output") } };

const documentation = {
  info: {
    title: `${PRODUCT_NAME} API`,
    version: "1.0.0",
    description:
      "Requests that change something come from the site itself: `Sec-Fetch-Site: same-origin`, or an `Origin` equal to " +
      "the community's. Errors are problem details (RFC 9457) with a stable `type`. Lists go on with `?cursor=`, the " +
      "`next` of the page before, which is null at the end. Edits send the `version` they edit as `If-Match`.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/" }],
  components: {
    securitySchemes: {
      session: { type: "apiKey" as const, in: "cookie", name: SESSION_COOKIE },
      signUp: { type: "apiKey" as const, in: "cookie", name: SIGN_UP_COOKIE },
    },
  },
};

let described: ReturnType<typeof makeDocument> | undefined;

/** The API as OpenAPI 3.1, made from the very objects by which each endpoint is guarded. */
export const describe = (routes: Routes) => {
  described ??= makeDocument(routes);
  return described;
};

async function makeDocument(routes: Routes) {
  for (const { handler, method, path } of routes.routes) {
    const endpoint = (handler as { [DESCRIPTION]?: Described })[DESCRIPTION];
    if (endpoint) Object.assign(handler, { [uniqueSymbol]: { spec: operationOf(method, path, endpoint) } });
  }
  const document = await generateSpecs(routes, { documentation, excludeStaticFile: false });
  const schemas = toJsonSchemaDefs(VIEWS, { ...SETTINGS, typeMode: "output" });
  return { ...document, components: { ...document.components, schemas } };
}
