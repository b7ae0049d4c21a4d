import { CfnOutput, CliCredentialsStackSynthesizer, Stack } from "aws-cdk-lib";
import { Tracing } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { Alarms } from "./alarms";
import { Api } from "./api";
import { trySeveralTimes } from "./async";
import { Avatars } from "./avatars";
import { MonthlyBudget } from "./budget";
import { Functions } from "./functions";
import { ownName } from "./names";
import type { Options } from "./options";
import { EveryFewMinutes } from "./schedule";
import { SetAside } from "./set-aside";
import { Settings } from "./settings";
import { Site } from "./site";
import { TableChanged } from "./streams";
import { communityTable } from "./table";

/**
 * The whole community. The ids of the table and of the buckets are what CloudFormation knows them by: a changed id is a
 * new, empty thing and the end of the old one, so a test holds on to them.
 */
export class CommunityStack extends Stack {
  constructor(scope: Construct, id: string, { staging, stackName, ...options }: Options & { stackName: string }) {
    super(scope, id, {
      stackName,
      description: "A community of discussion rooms",
      terminationProtection: true,
      // Deploys as whoever runs the command, by way of one bucket: nothing has to be prepared in the account.
      synthesizer: new CliCredentialsStackSynthesizer({ fileAssetsBucketName: staging, qualifier: "community" }),
    });
    const settings = new Settings(this, "Settings");
    const table = communityTable(this, "Table");
    const avatars = new Avatars(this, "Avatars");
    const setAside = new SetAside(this, "SetAside");
    const api = new Api(this, "Api", settings);
    const site = new Site(this, "Site", {
      ...options,
      api: api.domainName,
      originSecret: settings.originSecretSent,
      avatars: avatars.bucket,
      uploadOrigin: avatars.uploadOrigin,
    });

    const walk = ownName("walk");
    const { bucketName } = avatars.bucket;
    const { all: functions } = new Functions(this, "Functions", {
      folder: options.functions,
      tracing: options.tracing === "on" ? Tracing.ACTIVE : Tracing.DISABLED,
      things: { table, avatars: bucketName, incoming: avatars.incomingName, walk, secretsPath: settings.secretsPath },
      environment: {
        TABLE_NAME: table.tableName,
        AVATAR_BUCKET: bucketName,
        INCOMING_BUCKET: avatars.incomingName,
        WALK_FUNCTION: walk,
        PUBLIC_ORIGIN: site.origin,
        SECRETS_PATH: settings.secretsPath,
        CURSOR_KEY: settings.cursorKey,
        ORIGIN_SECRETS: settings.originSecrets,
        FEED_SHARDS: settings.feedShards,
      },
    });

    api.answerWith(functions.api);
    avatars.acceptFrom(site.origin);
    avatars.tell(functions["avatar-uploaded"]);
    new TableChanged(this, "TableChanged", { table, listener: functions["table-changed"], setAside });
    new EveryFewMinutes(this, "EveryFewMinutes", functions["every-few-minutes"]);
    trySeveralTimes(functions.walk, setAside);
    trySeveralTimes(functions["avatar-uploaded"], setAside);
    new Alarms(this, "Alarms", {
      email: settings.noticeEmail,
      api: api.http,
      table,
      functions,
      setAsideArrivals: setAside.arrivals,
    });
    new MonthlyBudget(this, "MonthlyBudget", { dollars: settings.monthlyBudget, email: settings.noticeEmail });

    this.tell({
      Address: site.origin,
      DistributionId: site.distribution.distributionId,
      SiteBucketName: site.bucket.bucketName,
      AvatarBucketName: bucketName,
      IncomingBucketName: avatars.incomingName,
      SetAsideBucketName: setAside.bucket.bucketName,
      TableName: table.tableName,
      WalkName: walk,
      ApiAddress: `https://${api.domainName}`,
    });
  }

  /** What the commands need to know of the stack. */
  private tell(outputs: Record<string, string>) {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
