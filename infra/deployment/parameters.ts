import {
  DeleteParametersCommand,
  GetParametersByPathCommand,
  type Parameter,
  PutParameterCommand,
} from "@aws-sdk/client-ssm";
import { type ParameterPath, parameterName, SECRETS } from "../settings";
import type { Cloud } from "./cloud";

export type Parameters = Partial<Record<ParameterPath, string>>;

/** Everything that is set up, by path. */
export async function readParameters(cloud: Cloud): Promise<Parameters> {
  const found: Parameters = {};
  for await (const { Name, Value } of parametersOf(cloud)) found[pathOf(cloud, Name!)] = Value;
  return found;
}

const pathOf = ({ stackName }: Cloud, name: string) => name.slice(`/${stackName}/`.length) as ParameterPath;

async function* parametersOf({ parameters, stackName }: Cloud): AsyncGenerator<Parameter> {
  let NextToken: string | undefined;
  do {
    const page = await parameters.send(
      new GetParametersByPathCommand({ Path: `/${stackName}`, Recursive: true, WithDecryption: true, NextToken }),
    );
    yield* page.Parameters ?? [];
    NextToken = page.NextToken;
  } while (NextToken);
}

/** Secrets are encrypted with the account's own key for that, which is free. */
export async function writeParameter({ parameters, stackName }: Cloud, path: ParameterPath, value: string) {
  await parameters.send(
    new PutParameterCommand({
      Name: parameterName(stackName, path),
      Value: value,
      Type: path.startsWith(`${SECRETS}/`) ? "SecureString" : "String",
      Overwrite: true,
    }),
  );
}

export const deleteParameter = ({ parameters, stackName }: Cloud, path: ParameterPath) =>
  parameters.send(new DeleteParametersCommand({ Names: [parameterName(stackName, path)] }));

/** Deletes everything that was set up and answers how much that was. */
export async function deleteParameters(cloud: Cloud): Promise<number> {
  const names: string[] = [];
  for await (const { Name } of parametersOf(cloud)) names.push(Name!);
  // The parameter store takes ten at a time.
  for (let start = 0; start < names.length; start += 10) {
    await cloud.parameters.send(new DeleteParametersCommand({ Names: names.slice(start, start + 10) }));
  }
  return names.length;
}
