import * as Search from "../../functions/search";
import type { Found, SearchPage } from "../../shared/search";

export type Asked = { topic?: string; exact?: "true" | "false"; cursor?: string; limit?: number };

/** The first page of what is found. */
export const find = (q: string, asked: Asked = {}): Promise<SearchPage> =>
  Search.search({ q, exact: "false", limit: 20, ...asked });

/** Everything that is found, to the end of the pages. */
export async function findAll(q: string, asked: Asked = {}): Promise<Found[]> {
  const items: Found[] = [];
  let cursor: string | undefined;
  do {
    const page = await find(q, { exact: "true", limit: 7, ...asked, cursor });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return items;
}

export const idsOf = (items: Found[]) => items.map(({ room }) => room.id);
export const namesOf = (items: Found[]) => items.map(({ room }) => room.name);

/** A text with its marks in brackets. */
export const marked = ({ text, spans }: { text: string; spans: { start: number; end: number }[] }) =>
  spans.reduceRight((all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`, text);
