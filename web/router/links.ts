// Answered by the API and the pictures' store, not by a page.
const NOT_OURS = /^\/(api|avatars)\//;

/** The address that a click on a link of this site asks for; undefined leaves it to the browser. */
export function asked(event: MouseEvent | Event): URL | undefined {
  if (event.defaultPrevented || !(event.target instanceof Element)) return undefined;
  if (event instanceof MouseEvent && (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey))
    return undefined;
  const link = event.target.closest<HTMLAnchorElement>("a[href]");
  if (!link || link.target || link.hasAttribute("download")) return undefined;
  const url = new URL(link.href, location.href);
  return url.origin === location.origin && !NOT_OURS.test(url.pathname) ? url : undefined;
}
