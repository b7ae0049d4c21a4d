import { CfnParameter, Fn, Stack } from "aws-cdk-lib";
import { Construct } from "constructs";
import { parameterName, SECRETS, type Setting } from "../settings";

/**
 * What `npm run setup` has put into the parameter store, read by CloudFormation when it deploys: the template holds names
 * alone. Secrets are not among them; the functions fetch those themselves, from under `secretsPath`.
 */
export class Settings extends Construct {
  readonly cursorKey = this.read("CursorKey", "cursor-key");
  /** One value, or two while it is changed: both are taken. */
  readonly originSecrets = this.read("OriginSecrets", "origin-secrets");
  readonly originSecretSent = Fn.select(0, Fn.split(",", this.originSecrets));
  readonly noticeEmail = this.read("NoticeEmail", "notice-email");
  readonly monthlyBudget = this.read("MonthlyBudget", "monthly-budget");
  readonly feedShards = this.read("FeedShards", "feed-shards");
  readonly requestsPerSecond = this.read("RequestsPerSecond", "requests-per-second");
  readonly secretsPath = parameterName(Stack.of(this).stackName, SECRETS);

  private read(id: string, name: Setting) {
    return new CfnParameter(this, id, {
      type: "AWS::SSM::Parameter::Value<String>",
      default: parameterName(Stack.of(this).stackName, name),
    }).valueAsString;
  }
}
