import type { Match, Span } from "../../shared/search";
import { type Folded, fold, foldMapped } from "./fold";
import type { Term } from "./parse";
import { FIELDS, type Field, isShort, KINDS, type Kind, type Texts } from "./terms";
import { isDense, isLetter } from "./words";

/** Texts that are compared often, folded once. */
export type FoldedTexts = Record<Field, string>;

export const foldTexts = (texts: Texts): FoldedTexts => ({
  name: fold(texts.name),
  topic: fold(texts.topic),
  host: fold(texts.host),
  description: fold(texts.description),
});

/** Where a term stands best in a text: over all of a room's fields a lower number is a better match. */
type Standing = number;

const characterBefore = (text: string, at: number) => {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at);
};
const characterAt = (text: string, at: number) => {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
};

/** Whether a word ends between two characters. */
const divides = (before: string, after: string) =>
  !isLetter(before) || !isLetter(after) || isDense(before) || isDense(after);

function kindAt(text: string, start: number, end: number): Kind {
  if (!divides(characterBefore(text, start), characterAt(text, start))) return "infix";
  return divides(characterBefore(text, end), characterAt(text, end)) ? "whole" : "prefix";
}

function bestKind(term: Term, text: string): Kind | undefined {
  let best: number = KINDS.length;
  for (const { 0: found, index } of text.matchAll(term.pattern)) {
    best = Math.min(best, KINDS.indexOf(kindAt(text, index, index + found.length)));
    if (best === 0) break;
  }
  return KINDS[best];
}

/** How well a room's fields hold a term; undefined when none does. */
export function standingOf(term: Term, texts: FoldedTexts): Standing | undefined {
  for (const [rank, field] of FIELDS.entries()) {
    const kind = bestKind(term, texts[field]);
    if (kind) return rank * KINDS.length + KINDS.indexOf(kind);
  }
  return undefined;
}

/** Whether a folded text holds a term. */
export const stands = (term: Term, text: string) => text.search(term.pattern) >= 0;

/** Where a text holds the terms, in order, merged where they touch. */
export function markedIn(terms: Term[], text: string): Span[] {
  const folded = foldMapped(text);
  const spans = terms.flatMap((term) => occurrencesOf(term, folded)).sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push(span);
  }
  return merged;
}

/** One or two letters count where they begin a word: inside words they say nothing. */
function occurrencesOf(term: Term, { text, starts, ends }: Folded): Span[] {
  const short = isShort(term.text);
  return [...text.matchAll(term.pattern)].flatMap(({ 0: found, index }) => {
    const end = index + found.length;
    if (short && kindAt(text, index, end) === "infix") return [];
    return [{ start: starts[index]!, end: ends[end - 1]! }];
  });
}

/** The fields of a room that hold a term, best first, with what to show of them. */
export function matchesOf(terms: Term[], texts: Texts): Match[] {
  return FIELDS.flatMap((field) => {
    const spans = markedIn(terms, texts[field]);
    if (spans.length === 0) return [];
    return [{ field, ...(field === "description" ? snippetOf(texts[field], spans) : { text: texts[field], spans }) }];
  });
}

const SNIPPET = 160;
const LEAD = 40;
const ELLIPSIS = "…";

/** A piece of a text around its first marks, with the marks where they then are. */
export function snippetOf(text: string, spans: Span[]): { text: string; spans: Span[] } {
  const [first] = spans;
  if (text.length <= SNIPPET || !first) return { text, spans };
  const wantedStart = first.end <= SNIPPET ? 0 : Math.max(0, first.start - LEAD);
  const start = between(text, wantedStart);
  const end = between(text, Math.max(start + SNIPPET, Math.min(first.end, start + 2 * SNIPPET)));
  const lead = start > 0 ? ELLIPSIS : "";
  return {
    text: `${lead}${text.slice(start, end)}${end < text.length ? ELLIPSIS : ""}`,
    spans: spans
      .filter((span) => span.start < end && span.end > start)
      .map((span) => ({
        start: Math.max(span.start, start) - start + lead.length,
        end: Math.min(span.end, end) - start + lead.length,
      })),
  };
}

/** A place in a text that is not inside a character: the given one or the next. */
const between = (text: string, at: number) => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : Math.min(at, text.length);
};
