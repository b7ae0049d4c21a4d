import type { Context } from "hono";

const BROWSERS = [
  [/\bEdg/, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const SYSTEMS = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
] as const;

const nameIn = (names: readonly (readonly [RegExp, string])[], text: string) =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** What somebody signs in with, in words they know: "Firefox on Linux". */
export function deviceOf(c: Context): string {
  const agent = c.req.header("user-agent") ?? "";
  const parts = [nameIn(BROWSERS, agent), nameIn(SYSTEMS, agent)].filter(Boolean);
  return parts.length > 0 ? parts.join(" on ") : "Unknown device";
}

/**
 * The address a request came from. Before the gateway stands the CDN, which adds the visitor's address to
 * X-Forwarded-For, and then the gateway adds the CDN's: whatever stands further left came from the visitor.
 */
export function addressOf(c: Context): string {
  const hops = (c.req.header("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.at(-2) ?? c.env?.event?.requestContext?.http?.sourceIp ?? hops.at(-1) ?? "";
}
