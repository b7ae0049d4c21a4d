import type { OpenAPIV3_1 } from "openapi-types";
import type * as v from "valibot";
import type { Described } from "./endpoint";

type Parameter = OpenAPIV3_1.ParameterObject;
type JsonSchema = OpenAPIV3_1.SchemaObject;
type SchemaOf = (schema: v.GenericSchema, typeMode: "input") => JsonSchema;

const KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description: "Names this attempt: sent again with the same content it has no second effect.",
  schema: { type: "string", minLength: 1, maxLength: 64 },
};

const VERSION: Parameter = {
  name: "If-Match",
  in: "header",
  required: true,
  description: 'The version that is edited: `"v3"`.',
  schema: { type: "string", pattern: '^"v\\d+"$' },
};

/** What an OAuth provider sends people back with: RFC 6749, 4.1.2. */
const OAUTH: Parameter[] = ["code", "state", "error"].map((name) => ({
  name,
  in: "query",
  schema: { type: "string" },
}));

/** The path's parts, the query's parameters and the headers that an endpoint takes. */
export function parametersOf(endpoint: Described, schemaOf: SchemaOf): Parameter[] {
  const { params, query, keyed, versioned, takesAnyQuery } = endpoint;
  return [
    ...fieldsOf(params && schemaOf(params, "input"), "path"),
    ...fieldsOf(query && schemaOf(query, "input"), "query"),
    ...(takesAnyQuery ? OAUTH : []),
    ...(keyed ? [KEY] : []),
    ...(versioned ? [VERSION] : []),
  ];
}

const fieldsOf = ({ properties = {}, required = [] }: JsonSchema = {}, place: "path" | "query"): Parameter[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    schema: schema as JsonSchema,
    ...(required.includes(name) && { required: true }),
  })) as Parameter[];
