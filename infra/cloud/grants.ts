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

const READ = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
/** A transaction needs the right to each of its parts. */
const WRITE = [
  "dynamodb:PutItem",
  "dynamodb:UpdateItem",
  "dynamodb:DeleteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:BatchWriteItem",
];
const QUERY = ["dynamodb:Query"];
const INVOKE = ["lambda:InvokeFunction"];
/** Without the right to list, S3 answers 403 for an object that is not there, and not 404. */
const OBJECTS = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"];

export const GRANTS = {
  api: {
    table: [...READ, ...WRITE],
    indexes: QUERY,
    avatars: OBJECTS,
    incoming: OBJECTS,
    walk: INVOKE,
    secrets: ["ssm:GetParametersByPath"],
  },
  "table-changed": { table: [...READ, ...WRITE], indexes: QUERY, avatars: OBJECTS, incoming: OBJECTS, walk: INVOKE },
  walk: { table: [...READ, ...WRITE], indexes: QUERY, avatars: OBJECTS, incoming: OBJECTS, walk: INVOKE },
  "every-few-minutes": { table: [...READ, ...WRITE], indexes: QUERY, walk: INVOKE },
  "avatar-uploaded": { table: [...READ, ...WRITE], avatars: OBJECTS, incoming: OBJECTS },
} satisfies Record<string, Grants>;

export type FunctionName = keyof typeof GRANTS;
