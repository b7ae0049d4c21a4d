import { Duration } from "aws-cdk-lib";
import { type HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";

/**
 * A response headers policy from the one list of shared/headers.ts, put over whatever an origin says. CloudFront takes
 * some of them only by names of its own: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
export function headersPolicy(scope: Construct, id: string, headers: Record<string, string>) {
  const {
    "strict-transport-security": transport = "",
    "x-content-type-options": typeOptions,
    "referrer-policy": referrer,
    "content-security-policy": contentSecurityPolicy = "",
    ...others
  } = headers;
  const seconds = Number(/max-age=(\d+)/.exec(transport)?.[1]);
  if (typeOptions !== "nosniff") throw new Error(`CloudFront knows no x-content-type-options but nosniff.`);
  return new ResponseHeadersPolicy(scope, id, {
    comment: id,
    securityHeadersBehavior: {
      strictTransportSecurity: {
        accessControlMaxAge: Duration.seconds(seconds),
        includeSubdomains: transport.includes("includeSubDomains"),
        preload: transport.includes("preload"),
        override: true,
      },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: referrer as HeadersReferrerPolicy, override: true },
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
    },
  });
}
