import { Duration } from "aws-cdk-lib";
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  type CachePolicyProps,
  CacheQueryStringBehavior,
} from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import { PICTURE_PARAMETER } from "../../shared/avatars";

/** No cookie and no header is in any key: what the CDN keeps is the same for everybody. */
const policy = (scope: Construct, id: string, more: CachePolicyProps) =>
  new CachePolicy(scope, id, {
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior: CacheHeaderBehavior.none(),
    queryStringBehavior: CacheQueryStringBehavior.none(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
    ...more,
  });

/** What anyone may read of the API, for as long as each answer says itself, two seconds as a rule. */
export const publicReads = (scope: Construct) =>
  policy(scope, "PublicReads", {
    comment: "Public reads of the API",
    maxTtl: Duration.seconds(60),
    queryStringBehavior: CacheQueryStringBehavior.all(),
  });

/** Files of the site say themselves how long they are good for: a year when named by their content, else not at all. */
export const siteFiles = (scope: Construct) =>
  policy(scope, "SiteFiles", { comment: "Files of the site", maxTtl: Duration.days(365) });

/** A minute, as the pictures say; `?v=` shows one's own new picture at once. */
export const pictures = (scope: Construct) =>
  policy(scope, "Pictures", {
    comment: "Avatars",
    maxTtl: Duration.minutes(5),
    queryStringBehavior: CacheQueryStringBehavior.allowList(PICTURE_PARAMETER),
  });
