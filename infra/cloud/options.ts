import type { Node } from "constructs";
import * as v from "valibot";

/** What changes the shape of the stack. What costs money by being there is off unless asked for. */
export const Options = v.pipe(
  v.strictObject({
    /** Where the built functions are, one folder each. */
    functions: v.optional(v.string(), "dist/functions"),
    /** The bucket by way of which code and template travel; named at random when a community is set up. */
    staging: v.optional(v.string(), "staging-bucket"),
    /** A name of one's own for the site; the registrar and Route 53 ask for a yearly fee and $0.50 a month. */
    domain: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "This is not a domain name."))),
    /** The domain's certificate: free, but it has to be in us-east-1, where CloudFront looks for it. */
    certificate: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, "Give a certificate's ARN in us-east-1."),
      ),
    ),
    /** Traces of calls, one a second and every twentieth: 100,000 a month are free, then $5 a million. */
    tracing: v.optional(v.picklist(["on", "off"]), "on"),
    /** A web ACL of AWS WAF, also in us-east-1: $5 a month, $1 a rule, $0.60 a million requests. */
    firewall: v.optional(
      v.pipe(v.string(), v.regex(/^arn:aws[\w-]*:wafv2:us-east-1:\d{12}:global\/webacl\/.+$/, "Give a web ACL's ARN.")),
    ),
  }),
  v.check(
    ({ domain, certificate }) => (domain === undefined) === (certificate === undefined),
    "A domain and its certificate belong together: set both or neither.",
  ),
);
export type Options = v.InferOutput<typeof Options>;

/** Reads the options from the app's context (`-c name=value`). @throws Error that names what is wrong. */
export function optionsOf(node: Node): Options {
  const given = Object.keys(Options.pipe[0].entries).map((name) => [name, node.tryGetContext(name)] as const);
  const result = v.safeParse(Options, Object.fromEntries(given.filter(([, value]) => value)));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error([v.getDotPath(issue), issue.message].filter(Boolean).join(": "));
}
