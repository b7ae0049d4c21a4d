/**
 * Everything the functions may do, by action; nothing else is granted anywhere. A test compares this list with the
 * template, and with what the built bundles can ask for at all.
 */
export type Grants = {
  table: string[];
  /** Both indexes. */
  indexes?: string[];
  avatars?: string[];
  incoming?: string[];
  walk?: string[];
  secrets?: string[];
};

const on = (...requests: string[]) => requests.map((request) => `dynamodb:${request}`);

/** A transaction needs the right to each of its parts. */
const TRANSACT = on("PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem");
const INVOKE = ["lambda:InvokeFunction"];
/** Without the right to list, S3 answers 403 for an object that is not there, and not 404. */
const OBJECTS = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"];

export const GRANTS = {
  api: {
    table: [...on("GetItem", "BatchGetItem", "Query", "BatchWriteItem"), ...TRANSACT],
    indexes: on("Query"),
    avatars: OBJECTS,
    incoming: OBJECTS,
    walk: INVOKE,
    secrets: ["ssm:GetParametersByPath"],
  },
  "table-changed": {
    table: [...on("GetItem", "BatchGetItem", "Query", "BatchWriteItem"), ...TRANSACT],
    indexes: on("Query"),
    avatars: OBJECTS,
    incoming: OBJECTS,
    walk: INVOKE,
  },
  walk: {
    table: [...on("GetItem", "BatchGetItem", "Query", "BatchWriteItem"), ...TRANSACT],
    indexes: on("Query"),
    avatars: OBJECTS,
    incoming: OBJECTS,
    walk: INVOKE,
  },
  "every-few-minutes": { table: on("GetItem", "PutItem", "Query", "UpdateItem"), indexes: on("Query"), walk: INVOKE },
  "avatar-uploaded": { table: [...on("GetItem"), ...TRANSACT], avatars: OBJECTS, incoming: OBJECTS },
} satisfies Record<string, Grants>;

export type FunctionName = keyof typeof GRANTS;
