/** Where a link in what somebody said may lead: the web and mail, never a script or data. */
export const isAllowed = (url: string) => {
  const parsed = URL.parse(url, location.href);
  return parsed !== null && ["http:", "https:", "mailto:"].includes(parsed.protocol);
};
