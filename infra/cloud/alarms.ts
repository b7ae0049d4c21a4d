import { Duration, Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { FilterPattern, type LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { INDEXES } from "../../functions/table/schema";
import type { FunctionName } from "./grants";
import type { NodeFunction } from "./node-function";

export type AlarmsProps = {
  email: string;
  api: HttpApi;
  table: TableV2;
  functions: Record<FunctionName, NodeFunction>;
  setAsideArrivals: ITopic;
};

type Rule = {
  metric: IMetric;
  above: number;
  /** How many of the last periods must be bad. */
  periods?: number;
  missing?: TreatMissingData;
  says: string;
};

/**
 * All alarms there are, to one address. Ten watched metrics are free and an alarm over several counts each of them, so
 * a test counts metrics, not alarms. What to do when one rings stands in docs/deploy.md under the alarm's own name.
 */
export class Alarms extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = new Topic(this, "Notices", { enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(props.email));
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
    for (const [name, rule] of Object.entries(this.rules(props))) this.add(name, rule);
  }

  private rules({ api, table, functions, setAsideArrivals }: AlarmsProps): Record<string, Rule> {
    const { "table-changed": listener, "every-few-minutes": scheduled } = functions;
    return {
      ApiFails: {
        metric: api.metricServerError({ statistic: Stats.SUM, period: Duration.minutes(5) }),
        above: 4,
        says: "Five or more calls of the API failed within five minutes.",
      },
      ApiSlow: {
        metric: api.metricLatency({ statistic: Stats.p(99), period: Duration.minutes(5) }),
        above: 3000,
        periods: 3,
        says: "One call in a hundred took longer than three seconds, for a quarter of an hour.",
      },
      FunctionErrors: {
        metric: this.logged("Errors", functions, FAULT_LINES),
        above: 4,
        says: "Functions wrote five or more errors within five minutes.",
      },
      FunctionsThrottled: {
        // Functions share the account's concurrency, so the account's own count is the one that tells.
        metric: new Metric({ namespace: "AWS/Lambda", metricName: "Throttles", statistic: Stats.SUM }),
        above: 0,
        says: "Lambda refused calls: the account has reached its number of functions at once.",
      },
      StreamLate: {
        metric: listener.metric("IteratorAge", { statistic: Stats.MAXIMUM, period: Duration.minutes(1) }),
        above: 60_000,
        periods: 3,
        says: "What is written is derived from more than a minute late: search, feeds and profiles lag behind.",
      },
      TableThrottled: {
        metric: refusedIndexWrites(table),
        above: 0,
        says: "An index refused writes. It refuses everybody's while it does.",
      },
      SetAside: {
        metric: setAsideArrivals.metric("NumberOfMessagesPublished", { statistic: Stats.SUM }),
        above: 0,
        says: "Something failed for good and was set aside: it waits for `npm run redrive`.",
      },
      PurgeOverdue: {
        metric: this.logged("PurgeOverdue", { "every-few-minutes": scheduled }, OVERDUE_LINES),
        above: 0,
        says: "Rooms deleted longer ago than promised are still there.",
      },
      Canary: {
        metric: scheduled.metricErrors({ statistic: Stats.SUM, period: Duration.minutes(5) }),
        above: 0,
        periods: 3,
        // The count of errors comes with each run: when it is missing, nothing ran.
        missing: TreatMissingData.BREACHING,
        says: "The probe that is written and read every five minutes fails, or does not run.",
      },
    };
  }

  private add(name: string, { metric, above, periods = 1, missing = TreatMissingData.NOT_BREACHING, says }: Rule) {
    const alarm = new Alarm(this, name, {
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      datapointsToAlarm: periods,
      treatMissingData: missing,
      alarmDescription: `${name}: ${says}`,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  /** Counts log lines of several functions as one metric. */
  private logged(metricName: string, functions: Record<string, { logs: LogGroup }>, filterPattern: FilterPatternLike) {
    const metricNamespace = Stack.of(this).stackName;
    for (const [name, { logs }] of Object.entries(functions)) {
      new MetricFilter(this, `${metricName}-${name}`, { logGroup: logs, metricNamespace, metricName, filterPattern });
    }
    return new Metric({ namespace: metricNamespace, metricName, statistic: Stats.SUM });
  }
}

type FilterPatternLike = ReturnType<typeof FilterPattern.literal>;

/** What a function calls an error, and what Lambda says of calls that ended badly: an exception, a timeout, no memory. */
const FAULT_LINES = FilterPattern.literal(
  '{ ($.level = "ERROR") || ($.level = "FATAL") || ($.type = "platform.report" && $.record.status != "success") }',
);

/** Said by functions/every-few-minutes. */
const OVERDUE_LINES = FilterPattern.literal('{ $.message = "*purge overdue*" }');

/** Of the two free metrics that are left, one for each index: they throttle long before the table does. */
function refusedIndexWrites(table: TableV2) {
  const refused = (GlobalSecondaryIndexName: string) =>
    table.metric("WriteThrottleEvents", {
      statistic: Stats.SUM,
      dimensionsMap: { TableName: table.tableName, GlobalSecondaryIndexName },
    });
  return new MathExpression({
    expression: "FILL(byOwner, 0) + FILL(byTime, 0)",
    usingMetrics: { byOwner: refused(INDEXES.gsi1.name), byTime: refused(INDEXES.gsi2.name) },
    label: "Refused writes of the indexes",
  });
}
