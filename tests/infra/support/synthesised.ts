import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { afterAll } from "vitest";
import { GRANTS } from "../../../infra/cloud/grants";
import type { Options } from "../../../infra/cloud/options";
import { CommunityStack } from "../../../infra/cloud/stack";
import { STACK_NAME } from "../../../infra/settings";

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Functions that do nothing: the template only cares that they are there. */
export function functionsFixture() {
  const folder = mkdtempSync(join(tmpdir(), "functions-"));
  made.push(folder);
  for (const name of Object.keys(GRANTS)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "index.mjs"), `export const handler = async () => "${name}";\n`);
  }
  return folder;
}

export type Resource = {
  Type: string;
  Properties: Record<string, unknown>;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
};

/** The context that every synthesis has, from cdk.json. */
const appContext = (): Record<string, unknown> => JSON.parse(readFileSync("cdk.json", "utf8")).context;

/** Synthesises the stack without the checks, which take longer than all else. */
export function synthesise(options: Partial<Options> = {}) {
  const app = new App({ analyticsReporting: false, treeMetadata: false, context: appContext() });
  const functions = functionsFixture();
  const stack = new CommunityStack(app, STACK_NAME, {
    staging: "staging-bucket",
    stackName: STACK_NAME,
    functions,
    tracing: "on",
    ...options,
  });
  const template = Template.fromStack(stack);
  const resources = template.toJSON().Resources as Record<string, Resource>;
  /** The properties of the only resource of a type. */
  const only = (type: string) => {
    const found = Object.values(resources).filter(({ Type }) => Type === type);
    if (found.length !== 1) throw new Error(`There are ${found.length} of ${type}.`);
    return found[0]!.Properties;
  };
  return { app, stack, template, resources, only };
}
