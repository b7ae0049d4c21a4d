import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Answer } from "./api";

type Schema = Record<string, unknown>;

export type Operation = {
  /** In capitals. */
  method: string;
  path: string;
  operationId: string;
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: { "application/json": { schema: Schema } } };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
};

export type Document = {
  paths: Record<string, Record<string, Omit<Operation, "method" | "path">>>;
  components: { schemas: Record<string, Schema> };
};

export type Description = {
  operations: Operation[];
  /** The operation that a request to this address is for. */
  operationAt: (method: string, address: string) => Operation | undefined;
  /** What is wrong with an answer to a request; undefined when it is as described, or no operation was asked for. */
  wrongWith: (method: string, address: string, answer: Answer) => string | undefined;
};

/** Reads an API's description so that its answers can be held against it. */
export function describeAll(document: Document): Description {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, ...operation })),
  );
  const validatorOf = validators(document);
  const patterns = operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replace(/\{\w+\}/g, "[^/]+")}$`),
  }));
  const operationAt = (method: string, address: string) => {
    const path = address.split("?")[0]!;
    // `/users/me` of two templates: the one with fewer parts left open is the one that is routed to.
    return patterns
      .filter(({ operation, pattern }) => operation.method === method && pattern.test(path))
      .sort((a, b) => a.operation.path.split("{").length - b.operation.path.split("{").length)[0]?.operation;
  };
  return {
    operations,
    operationAt,
    wrongWith(method, address, answer) {
      const operation = operationAt(method, address);
      return operation && wrongWithAnswer(operation, answer, validatorOf);
    },
  };
}

type Validators = (key: string, schema: Schema) => ValidateFunction;

function wrongWithAnswer({ method, path, responses }: Operation, answer: Answer, validatorOf: Validators) {
  const where = `${method} ${path}: ${answer.status}`;
  const response = responses[answer.status];
  if (!response) return `${where} is not described: ${answer.text}`;
  if (!response.content) return answer.text === "" ? undefined : `${where} has a body: ${answer.text}`;
  const type = String(answer.headers["content-type"]).split(";")[0]!;
  const described = response.content[type];
  if (!described) return `${where} is not of a described type: ${type}`;
  if (!described.schema) return undefined;
  const validate = validatorOf(`${where} ${type}`, described.schema);
  return validate(answer.body) ? undefined : `${where}: ${JSON.stringify(validate.errors)}`;
}

function validators(document: Document): Validators {
  const ajv = new Ajv2020({
    strict: false,
    formats: { "date-time": (text: string) => !Number.isNaN(Date.parse(text)) },
  });
  ajv.addSchema({ $id: "document", components: closed(document.components) as Schema });
  const compiled = new Map<string, ValidateFunction>();
  return (key, schema) => {
    const text = JSON.stringify(closed(schema)).replaceAll('"#/components', '"document#/components');
    const validate = compiled.get(key) ?? ajv.compile(JSON.parse(text));
    compiled.set(key, validate);
    return validate;
  };
}

/** Objects hold what is described and nothing more: an attribute that slips into a view is a fault. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in inner && !("additionalProperties" in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
};
