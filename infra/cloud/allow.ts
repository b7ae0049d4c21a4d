import { Stack } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { INDEXES } from "../../functions/table/schema";
import { type FunctionName, GRANTS, type Grants } from "./grants";
import type { NodeFunction } from "./node-function";

export type Things = {
  table: TableV2;
  /** Bucket names: the incoming one is known before it is made. */
  avatars: string;
  incoming: string;
  walk: string;
  secretsPath: string;
};

/** Gives a function what the list has for it, each action on its own things only. */
export function allow(listener: NodeFunction, name: FunctionName, things: Things) {
  const { partition, region, account } = Stack.of(listener);
  const grants: Grants = GRANTS[name];
  const to = (actions: string[] | undefined, ...resources: string[]) => {
    if (actions) listener.addToRolePolicy(new PolicyStatement({ actions, resources }));
  };
  const objects = (actions: string[] | undefined, bucket: string) => {
    const arn = `arn:${partition}:s3:::${bucket}`;
    to(
      actions?.filter((action) => action === LIST),
      arn,
    );
    to(
      actions?.filter((action) => action !== LIST),
      `${arn}/*`,
    );
  };
  const { tableArn } = things.table;
  to(grants.table, tableArn);
  to(grants.indexes, ...Object.values(INDEXES).map((index) => `${tableArn}/index/${index.name}`));
  objects(grants.avatars, things.avatars);
  objects(grants.incoming, things.incoming);
  to(grants.walk, `arn:${partition}:lambda:${region}:${account}:function:${things.walk}`);
  const secrets = `arn:${partition}:ssm:${region}:${account}:parameter${things.secretsPath}`;
  to(grants.secrets, secrets, `${secrets}/*`);
}

const LIST = "s3:ListBucket";
