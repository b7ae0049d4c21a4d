import { Fn, Stack, Token } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { Construct } from "constructs";

/** A notice when the month's costs pass four fifths of the budget, or are about to pass all of it. It stops nothing. */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { dollars, email }: { dollars: string; email: string }) {
    super(scope, id);
    const subscribers = [{ subscriptionType: "EMAIL", address: email }];
    const notice = (notificationType: string, threshold: number) => ({
      notification: { notificationType, comparisonOperator: "GREATER_THAN", threshold, thresholdType: "PERCENTAGE" },
      subscribers,
    });
    new CfnBudget(this, "Budget", {
      budget: {
        budgetName: Fn.join("-", [Stack.of(this).stackName, Fn.select(2, Fn.split("/", Stack.of(this).stackId))]),
        budgetType: "COST",
        timeUnit: "MONTHLY",
        budgetLimit: { amount: Token.asNumber(dollars), unit: "USD" },
      },
      notificationsWithSubscribers: [notice("ACTUAL", 80), notice("FORECASTED", 100)],
    });
  }
}
