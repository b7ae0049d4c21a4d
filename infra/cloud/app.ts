import { App } from "aws-cdk-lib";
import { STACK_NAME } from "../settings";
import { acknowledge, addChecks } from "./checks";
import { optionsOf } from "./options";
import { CommunityStack } from "./stack";

// `cdk` and `npm run synth` run this file; what it writes goes to the folder that CDK_OUTDIR names.
const app = new App({ analyticsReporting: false, treeMetadata: false });
const stackName: string = app.node.tryGetContext("stack-name") ?? STACK_NAME;
const options = optionsOf(app.node);
const stack = new CommunityStack(app, STACK_NAME, { ...options, stackName });
addChecks(app);
acknowledge(stack, options.tracing);
app.synth();
