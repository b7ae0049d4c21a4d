import { readFileSync } from "node:fs";
import vm from "node:vm";
import { expect, test } from "vitest";
import { PUBLIC_READS as LOCAL_PUBLIC_READS } from "../../infra/local/edge/routes";
import { fileFor } from "../../infra/local/edge/site";
import { PICTURE_PARAMETER } from "../../shared/avatars";
import { pictureHeaders, securityHeaders } from "../../shared/headers";
import { synthesise } from "./support/synthesised";

const { resources, only } = synthesise();

type Behavior = {
  PathPattern?: string;
  AllowedMethods?: string[];
  CachePolicyId: string | { Ref: string };
  OriginRequestPolicyId?: string;
  ResponseHeadersPolicyId: { Ref: string };
  TargetOriginId: string;
  ViewerProtocolPolicy: string;
  FunctionAssociations?: { EventType: string }[];
};

const config = only("AWS::CloudFront::Distribution").DistributionConfig as {
  DefaultCacheBehavior: Behavior;
  CacheBehaviors: Behavior[];
  CustomErrorResponses: object[];
  Origins: { Id: string; S3OriginConfig?: object; OriginAccessControlId?: object; OriginCustomHeaders?: object[] }[];
};
const behaviors = [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: "*" }];
const behaviorOf = (path: string) => behaviors.find(({ PathPattern }) => PathPattern === path)!;
const originOf = ({ TargetOriginId }: Behavior) => config.Origins.find(({ Id }) => Id === TargetOriginId)!;

/** AWS's own policies, the same in every account: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_VIEWER_EXCEPT_HOST_HEADER = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

type CacheKey = {
  CookiesConfig: { CookieBehavior: string };
  HeadersConfig: { HeaderBehavior: string };
  QueryStringsConfig: { QueryStringBehavior: string; QueryStrings?: string[] };
  EnableAcceptEncodingGzip: boolean;
  EnableAcceptEncodingBrotli: boolean;
};
const cachingOf = ({ CachePolicyId }: Behavior) =>
  resources[(CachePolicyId as { Ref: string }).Ref]!.Properties.CachePolicyConfig as {
    MinTTL: number;
    DefaultTTL: number;
    MaxTTL: number;
    ParametersInCacheKeyAndForwardedToOrigin: CacheKey;
  };

test("paths go to the same origins as on the local edge, the API's public reads before the rest of it", () => {
  expect(behaviors.map(({ PathPattern }) => PathPattern)).toEqual([...LOCAL_PUBLIC_READS, "/api/*", "/avatars/*", "*"]);
  for (const path of [...LOCAL_PUBLIC_READS, "/api/*"]) {
    expect(behaviorOf(path)).toMatchObject({
      OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST_HEADER,
      AllowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
      ViewerProtocolPolicy: "https-only",
    });
    expect(originOf(behaviorOf(path)).OriginCustomHeaders).toMatchObject([{ HeaderName: "x-origin-verify" }]);
  }
  for (const path of ["/avatars/*", "*"]) {
    expect(originOf(behaviorOf(path))).toMatchObject({ OriginAccessControlId: expect.anything() });
    expect(behaviorOf(path)).not.toHaveProperty("AllowedMethods");
  }
});

test("public reads are kept for a minute at most, by path and whole query, and never by cookie or header", () => {
  for (const path of LOCAL_PUBLIC_READS) {
    expect(cachingOf(behaviorOf(path))).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 60,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: "none" },
        HeadersConfig: { HeaderBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "all" },
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
      },
    });
  }
  expect(behaviorOf("/api/*").CachePolicyId).toBe(CACHING_DISABLED);
});

test("files are kept as long as they say and pictures for minutes, by nothing of who asks", () => {
  expect(cachingOf(behaviorOf("*"))).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 365 * 24 * 3600 });
  expect(cachingOf(behaviorOf("/avatars/*"))).toMatchObject({
    MinTTL: 0,
    DefaultTTL: 0,
    ParametersInCacheKeyAndForwardedToOrigin: { QueryStringsConfig: { QueryStrings: [PICTURE_PARAMETER] } },
  });
  for (const path of ["*", "/avatars/*"]) {
    const key = cachingOf(behaviorOf(path)).ParametersInCacheKeyAndForwardedToOrigin;
    expect(key.CookiesConfig.CookieBehavior).toBe("none");
    expect(key.HeadersConfig.HeaderBehavior).toBe("none");
  }
});

test("no error is kept, and none is turned into a page", () => {
  const statuses = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
  expect(config.CustomErrorResponses).toEqual(statuses.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })));
});

test("only the site's own paths pass the function that makes pages of them, as on the local edge", () => {
  expect(behaviors.filter(({ FunctionAssociations }) => FunctionAssociations).map((one) => one.PathPattern)).toEqual([
    "*",
  ]);
  const code = only("AWS::CloudFront::Function").FunctionCode as string;
  expect(code).toBe(readFileSync("infra/cloud/site-routes.js", "utf8"));
  expect(Buffer.byteLength(code)).toBeLessThan(10_240);
  const route = (uri: string): string => vm.runInNewContext(`${code}; handler({ request: { uri } }).uri`, { uri });
  const paths = [
    "/",
    "/rooms/01JZ",
    "/assets/index-B2x.js",
    "/icon.svg",
    "/topics/01JZ/node-js",
    "/~x",
    "/a.b/c",
    "/a.",
  ];
  for (const path of paths) expect(route(path)).toBe(`/${fileFor(path)}`);
  expect(route("/rooms/01JZ")).toBe("/index.html");
  expect(route("/assets/index-B2x.js")).toBe("/assets/index-B2x.js");
});

/** The headers of a response headers policy, as CloudFront would send them. */
function sentBy({ ResponseHeadersPolicyId }: Behavior) {
  const policy = resources[ResponseHeadersPolicyId.Ref]!.Properties.ResponseHeadersPolicyConfig as {
    SecurityHeadersConfig: {
      StrictTransportSecurity: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean; Override: boolean };
      ReferrerPolicy: { ReferrerPolicy: string; Override: boolean };
      ContentTypeOptions: { Override: boolean };
      ContentSecurityPolicy: { ContentSecurityPolicy: string | { "Fn::Join": [string, unknown[]] }; Override: boolean };
    };
    CustomHeadersConfig: { Items: { Header: string; Value: string; Override: boolean }[] };
  };
  const { StrictTransportSecurity, ReferrerPolicy, ContentTypeOptions, ContentSecurityPolicy } =
    policy.SecurityHeadersConfig;
  for (const one of [StrictTransportSecurity, ReferrerPolicy, ContentTypeOptions, ContentSecurityPolicy]) {
    expect(one.Override).toBe(true);
  }
  const { AccessControlMaxAgeSec, IncludeSubdomains } = StrictTransportSecurity;
  return {
    "strict-transport-security": `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? "; includeSubDomains" : ""}`,
    "x-content-type-options": "nosniff",
    "referrer-policy": ReferrerPolicy.ReferrerPolicy,
    "content-security-policy": ContentSecurityPolicy.ContentSecurityPolicy,
    ...Object.fromEntries(policy.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
  };
}

test("every response carries the one list of headers that the local edge sends too", () => {
  expect(sentBy(behaviorOf("/api/*"))).toEqual(securityHeaders());
  for (const path of LOCAL_PUBLIC_READS) expect(sentBy(behaviorOf(path))).toEqual(securityHeaders());
  expect(sentBy(behaviorOf("/avatars/*"))).toEqual(pictureHeaders());
});

test("the site may send pictures to the incoming bucket and speak to nobody else", () => {
  const { "content-security-policy": policy, ...others } = sentBy(behaviorOf("*"));
  const { "content-security-policy": expected, ...sameOthers } = securityHeaders({ uploadOrigin: "UPLOADS" });
  expect(others).toEqual(sameOthers);
  const [, parts] = (policy as { "Fn::Join": [string, unknown[]] })["Fn::Join"];
  const text = parts.filter((part) => typeof part === "string").join("…");
  const [before, after] = expected!.split("UPLOADS");
  expect(text.startsWith(`${before}https://incoming-`)).toBe(true);
  expect(text.endsWith(after!)).toBe(true);
});

test("a domain of one's own brings its certificate and newer TLS, a firewall its web ACL; neither is there by default", () => {
  expect(config).not.toHaveProperty("Aliases");
  expect(config).not.toHaveProperty("WebACLId");
  const certificate = "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d";
  const firewall = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/rooms/0a1b2c3d";
  const own = synthesise({ domain: "rooms.example.org", certificate, firewall }).only("AWS::CloudFront::Distribution");
  expect(own.DistributionConfig).toMatchObject({
    Aliases: ["rooms.example.org"],
    WebACLId: firewall,
    ViewerCertificate: {
      AcmCertificateArn: certificate,
      MinimumProtocolVersion: "TLSv1.2_2021",
      SslSupportMethod: "sni-only",
    },
  });
});
