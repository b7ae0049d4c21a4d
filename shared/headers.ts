/**
 * The security headers of every response, errors too: the local edge and the CDN's response headers policy
 * are both made from this list. Values follow the OWASP Secure Headers Project.
 */
export const securityHeaders = ({ uploadOrigin }: { uploadOrigin?: string } = {}): Record<string, string> => ({
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "content-security-policy": [
    "default-src 'self'",
    `connect-src 'self'${uploadOrigin ? ` ${uploadOrigin}` : ""}`,
    "img-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
});

/**
 * The headers of every avatar. A drawn default is an SVG: opened by its own address, this or a picture that somebody
 * sent gets no script, no origin and nothing to load.
 */
export const pictureHeaders = (): Record<string, string> => ({
  ...securityHeaders(),
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
});
