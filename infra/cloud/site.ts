import { Duration } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { pictureHeaders, securityHeaders } from "../../shared/headers";
import { pictures, publicReads, siteFiles } from "./caching";
import { closedBucket } from "./closed-bucket";
import { headersPolicy } from "./headers";
import type { Options } from "./options";

export type SiteProps = Pick<Options, "domain" | "certificate" | "firewall"> & {
  api: string;
  /** What tells the API that a call came through here. */
  originSecret: string;
  avatars: Bucket;
  /** Where browsers send pictures. */
  uploadOrigin: string;
};

/** Of the API, the paths whose answers anyone may see and the CDN may keep. */
export const PUBLIC_READS = [
  "/api/topics*",
  "/api/rooms*",
  "/api/search*",
  "/api/activity*",
  "/api/sitemap.xml",
  "/robots.txt",
];

/** Every status that CloudFront would otherwise keep for ten seconds. */
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** The one origin that browsers know: the site, the API and the avatars, told apart by path. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  readonly origin: string;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    this.bucket = closedBucket(this, "Bucket");
    const { domain, certificate, firewall } = props;
    const api = this.apiBehavior(props);
    const publicBehavior = { ...api, cachePolicy: publicReads(this) };
    this.distribution = new Distribution(this, "Distribution", {
      defaultRootObject: "index.html",
      defaultBehavior: this.siteBehavior(props),
      additionalBehaviors: {
        ...Object.fromEntries(PUBLIC_READS.map((path) => [path, publicBehavior])),
        "/api/*": api,
        "/avatars/*": this.avatarBehavior(props),
      },
      errorResponses: ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(domain && certificate && this.ownName(domain, certificate)),
      webAclId: firewall,
    });
    this.origin = `https://${domain ?? this.distribution.distributionDomainName}`;
  }

  private ownName = (domain: string, certificate: string) => ({
    domainNames: [domain],
    certificate: Certificate.fromCertificateArn(this, "Certificate", certificate),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  });

  private siteBehavior({ uploadOrigin }: SiteProps): BehaviorOptions {
    const routes = new EdgeFunction(this, "Routes", {
      code: FunctionCode.fromFile({ filePath: "infra/cloud/site-routes.js" }),
      runtime: FunctionRuntime.JS_2_0,
    });
    return {
      origin: fromBucket(this.bucket),
      cachePolicy: siteFiles(this),
      responseHeadersPolicy: headersPolicy(this, "SiteHeaders", securityHeaders({ uploadOrigin })),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [{ function: routes, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  private avatarBehavior({ avatars }: SiteProps): BehaviorOptions {
    return {
      origin: fromBucket(avatars),
      cachePolicy: pictures(this),
      responseHeadersPolicy: headersPolicy(this, "AvatarHeaders", pictureHeaders()),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    };
  }

  private apiBehavior({ api, originSecret }: SiteProps): BehaviorOptions {
    return {
      origin: new HttpOrigin(api, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        customHeaders: { "x-origin-verify": originSecret },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headersPolicy(this, "ApiHeaders", securityHeaders()),
      // A mutation sent without TLS must fail, not be sent twice.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
  }
}

/** Only CloudFront reads the bucket. It may list too, so that what is not there is a 404 and not a 403. */
const fromBucket = (bucket: Bucket) =>
  S3BucketOrigin.withOriginAccessControl(bucket, { originAccessLevels: [AccessLevel.READ, AccessLevel.LIST] });
