import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

const STACK_ID = "arn:aws:cloudformation:eu-central-1:111122223333:stack/Community/0a1b2c3d";
const CHANGE_SET_ID = "arn:aws:cloudformation:eu-central-1:111122223333:changeSet/cdk/1";

export type Asked = { service: "sts" | "cloudformation" | "s3"; action: string; parameters: Record<string, string> };

/**
 * As much of AWS's own HTTP interfaces as a deployment of the CDK asks for. It speaks what the services speak, so what
 * runs before it is the real program: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/
 */
export async function awsEndpoint() {
  const asked: Asked[] = [];
  let status: string | undefined;
  let template = "{}";

  const answers: Record<string, (parameters: Record<string, string>) => string | Fault> = {
    GetCallerIdentity: () =>
      "<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/owner</Arn><UserId>A</UserId>",
    DescribeStacks: ({ StackName }) =>
      status && StackName !== "CDKToolkit"
        ? `<Stacks><member><StackId>${STACK_ID}</StackId><StackName>Community</StackName><CreationTime>2026-02-25T10:00:00Z</CreationTime><StackStatus>${status}</StackStatus></member></Stacks>`
        : new Fault("ValidationError", `Stack with id ${StackName} does not exist`),
    GetTemplate: () => `<TemplateBody>${template}</TemplateBody>`,
    CreateChangeSet: () => {
      status = "REVIEW_IN_PROGRESS";
      return `<Id>${CHANGE_SET_ID}</Id><StackId>${STACK_ID}</StackId>`;
    },
    DescribeChangeSet: () =>
      `<ChangeSetId>${CHANGE_SET_ID}</ChangeSetId><ChangeSetName>cdk</ChangeSetName><StackId>${STACK_ID}</StackId><StackName>Community</StackName><Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus><Changes><member><Type>Resource</Type><ResourceChange><Action>Add</Action><LogicalResourceId>TableCD117FA1</LogicalResourceId><ResourceType>AWS::DynamoDB::GlobalTable</ResourceType></ResourceChange></member></Changes>`,
    DeleteChangeSet: () => "",
    DeleteStack: () => {
      status = undefined;
      return "";
    },
    ExecuteChangeSet: () => {
      status = "CREATE_COMPLETE";
      return "";
    },
    DescribeStackEvents: () => "<StackEvents></StackEvents>",
    UpdateTerminationProtection: () => `<StackId>${STACK_ID}</StackId>`,
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request);
    const url = new URL(request.url!, "http://aws");
    const send = (code: number, text: string) => response.writeHead(code, { "content-type": "text/xml" }).end(text);
    if (url.pathname !== "/") {
      const what = [...url.searchParams.keys()].filter((name) => name !== "x-id").join(",");
      asked.push({ service: "s3", action: request.method!, parameters: { path: url.pathname, what } });
      if (request.method === "PUT" && url.pathname.endsWith(".json")) template = "{}";
      return send(200, inBucket(what));
    }
    const { Action = "", ...parameters } = Object.fromEntries(new URLSearchParams(body.toString()));
    const service = Action === "GetCallerIdentity" ? "sts" : "cloudformation";
    asked.push({ service, action: Action, parameters });
    const answer = answers[Action]?.(parameters) ?? new Fault("InvalidAction", `${Action} is not known here`);
    if (answer instanceof Fault) {
      const { code, message } = answer;
      return send(
        400,
        `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
    }
    send(200, `<${Action}Response><${Action}Result>${answer}</${Action}Result></${Action}Response>`);
  };

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    asked,
    answers,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections() as never),
  };
}

export class Fault {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

function inBucket(what: string) {
  if (what === "location") return "<LocationConstraint>eu-central-1</LocationConstraint>";
  if (what === "encryption") {
    return "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>";
  }
  return "<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>";
}
