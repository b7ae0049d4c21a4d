import { RemovalPolicy, Stack, Token } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  type CfnStage,
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

/** One line a call: what was asked and how it went, not who asked, from where, or with which words. */
const ACCESS_LINE = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTimeEpoch",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  bytes: "$context.responseLength",
  milliseconds: "$context.responseLatency",
  integrationStatus: "$context.integrationStatus",
});

/**
 * The HTTP API. It has no routes of its own: every path goes to the function, which answers unknown ones itself.
 * The gateway is made first and gets its function later, because the function must know the address of the CDN that
 * stands before the gateway.
 */
export class Api extends Construct {
  readonly http: HttpApi;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, { requestsPerSecond }: { requestsPerSecond: string }) {
    super(scope, id);
    this.http = new HttpApi(this, "Http", { createDefaultStage: false });
    this.logs = new LogGroup(this, "Logs", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, "Stage", {
      httpApi: this.http,
      stageName: "$default",
      autoDeploy: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.logs),
        format: AccessLogFormat.custom(ACCESS_LINE),
      },
    });
    const rate = Token.asNumber(requestsPerSecond);
    const settings = { throttlingRateLimit: rate, throttlingBurstLimit: rate };
    (stage.node.defaultChild as CfnStage).defaultRouteSettings = settings;
  }

  /** The gateway's own address; calls that do not come through the CDN are refused there. */
  get domainName() {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.http.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  answerWith(listener: IFunction) {
    new HttpRoute(this, "Route", {
      httpApi: this.http,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration("Integration", listener),
    });
  }
}
