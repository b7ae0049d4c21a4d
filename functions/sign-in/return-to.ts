const SITE = "http://this.site";
const LONGEST = 2_000;

// A second slash would name a host; browsers read a backslash as a slash, and drop tabs and newlines before they look.
const leadsAway = (path: string) => !/^\/(?!\/)/.test(path) || /[\\\p{Cc}]/u.test(path);

/** A path of this site and nothing else; whatever is not becomes `/`. */
export function safeReturnTo(wanted: string): string {
  if (wanted.length > LONGEST || !wanted.isWellFormed() || leadsAway(wanted)) return "/";
  // Some hop on the way may decode the path before it resolves it, so it must be harmless decoded too.
  const [path = ""] = wanted.split(/[?#]/);
  if (leadsAway(decodedPath(path))) return "/";
  const url = URL.parse(wanted, SITE);
  // Resolving `/..//host` leaves `//host`.
  return url?.origin === SITE && !leadsAway(url.pathname) ? url.pathname + url.search + url.hash : "/";
}

/** Decoded as often as it changes; a path that cannot be decoded leads nowhere. */
function decodedPath(path: string): string {
  try {
    const decoded = decodeURIComponent(path);
    return decoded === path ? path : decodedPath(decoded);
  } catch {
    return "";
  }
}
