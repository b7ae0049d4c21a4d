/**
 * Items that a Scan looks at in one request. Without a limit DynamoDB ends a page at 1 MB, but the local engine reads all that
 * is left of the table first: seconds for each page of half a million items, in which nobody else is served.
 */
export const SCAN_PAGE = 1000;
