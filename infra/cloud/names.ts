import { Aws, Fn } from "aws-cdk-lib";

/**
 * A name made of the stack's own random id: unique everywhere, and known before the thing is made. Two things need
 * that: the incoming bucket, whose address stands in the headers of the site that its rule for uploads names, and the
 * walk, which asks for its own successor.
 */
export const ownName = (purpose: string) => `${purpose}-${Fn.select(2, Fn.split("/", Aws.STACK_ID))}`;
