import { Duration } from "aws-cdk-lib";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, type IFunction, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { WATCHED_CHANGES } from "../../functions/table/schema";
import type { SetAside } from "./set-aside";

type TableChangedProps = { table: TableV2; listener: IFunction; setAside: SetAside };

/**
 * What was written is told to the function in batches. A batch that fails is halved until the bad record stands alone;
 * after five tries or six hours it is set aside and the others go on.
 */
export class TableChanged extends Construct {
  constructor(scope: Construct, id: string, { table, listener, setAside }: TableChangedProps) {
    super(scope, id);
    const stream = table.tableStreamArn!;
    listener.addToRolePolicy(
      new PolicyStatement({
        actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        resources: [stream],
      }),
    );
    // Lambda asks for it when the mapping is made; IAM knows no narrower resource for it.
    listener.addToRolePolicy(new PolicyStatement({ actions: ["dynamodb:ListStreams"], resources: ["*"] }));
    const mapping = new EventSourceMapping(this, "Mapping", {
      target: listener,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      filters: [{ pattern: JSON.stringify(WATCHED_CHANGES) }],
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      onFailure: setAside.destinationOf(listener),
    });
    mapping.node.addDependency(listener.role!);
  }
}
