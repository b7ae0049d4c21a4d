const PAIRED = /(?<![\p{L}\p{N}])(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu;
const LINK = /!?\[([^\][\n]*)\]\([^\s()]*\)/g;
const AT_START = /^\s*(?:>\s?|#{1,6}\s|[-+*]\s|```\S*)/gm;

/** The beginning of what was said, without the signs of Markdown: for lists, where it is one line among others. */
export const plain = (excerpt: string) =>
  excerpt
    .replace(LINK, "$1")
    .replace(AT_START, "")
    .replace(PAIRED, "$2")
    .replace(PAIRED, "$2")
    .replace(/\s+/g, " ")
    .trim();
