/** What a text says of the community it is shown in. */
export type Shown = { community: string };

export type Section = { heading: string; paragraphs: string[]; points?: string[] };

/**
 * A page of plain text that the community's owner answers for. What stands here is a good default, true of the software as it
 * is shipped; an owner who changes what is kept, or where, changes the text too.
 */
export type LegalPage = { title: string; lead: string; sections: Section[] };
