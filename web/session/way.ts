import { place } from "../router/router";

/** The way to the sign-in page and back to a place of this site. */
export const signInTo = (path: string) => `/sign-in?returnTo=${encodeURIComponent(path)}`;

export const signInHere = () => signInTo(place.full());

/** A path of this site and nothing else: what another page put into an address is not trusted. */
export const safePath = (path: string | undefined) => {
  if (!path?.startsWith("/") || /^\/[/\\]|[\p{Cc}\\]/u.test(path)) return "/";
  const url = URL.parse(path, location.origin);
  return url?.origin === location.origin ? url.pathname + url.search + url.hash : "/";
};
