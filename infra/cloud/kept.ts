import { CfnDeletionPolicy, type CfnResource } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** What an update would replace with something new and empty stays beside it. */
export const keepWhenReplaced = ({ node }: IConstruct) => {
  (node.defaultChild as CfnResource).cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
};
