import type { RootContent } from "hast";
import type { LanguageFn } from "highlight.js";
import { createLowlight } from "lowlight";
import type { JSX } from "solid-js";
import { isTooDeep } from "./depth";

type Grammar = () => Promise<{ default: LanguageFn }>;

/** What people write in most; each comes by itself when it is met. */
const GRAMMARS: Record<string, Grammar> = {
  bash: () => import("highlight.js/lib/languages/bash"),
  c: () => import("highlight.js/lib/languages/c"),
  cpp: () => import("highlight.js/lib/languages/cpp"),
  csharp: () => import("highlight.js/lib/languages/csharp"),
  css: () => import("highlight.js/lib/languages/css"),
  diff: () => import("highlight.js/lib/languages/diff"),
  go: () => import("highlight.js/lib/languages/go"),
  haskell: () => import("highlight.js/lib/languages/haskell"),
  java: () => import("highlight.js/lib/languages/java"),
  javascript: () => import("highlight.js/lib/languages/javascript"),
  json: () => import("highlight.js/lib/languages/json"),
  kotlin: () => import("highlight.js/lib/languages/kotlin"),
  python: () => import("highlight.js/lib/languages/python"),
  ruby: () => import("highlight.js/lib/languages/ruby"),
  rust: () => import("highlight.js/lib/languages/rust"),
  sql: () => import("highlight.js/lib/languages/sql"),
  typescript: () => import("highlight.js/lib/languages/typescript"),
  xml: () => import("highlight.js/lib/languages/xml"),
  yaml: () => import("highlight.js/lib/languages/yaml"),
};

const ALIASES: Record<string, string> = {
  "c++": "cpp",
  cs: "csharp",
  golang: "go",
  hs: "haskell",
  html: "xml",
  js: "javascript",
  jsx: "javascript",
  kt: "kotlin",
  py: "python",
  rb: "ruby",
  rs: "rust",
  sh: "bash",
  shell: "bash",
  svg: "xml",
  ts: "typescript",
  tsx: "typescript",
  yml: "yaml",
  zsh: "bash",
};

/** Longer code than this keeps the page from answering while it is read: made for it, 6,000 characters of C take 0.2 s, 10,000 take 0.6 s. */
const LONGEST = 6_000;

const lowlight = createLowlight();

// Code does not change under way, so nothing of it is watched.
const coloured = (nodes: RootContent[]): JSX.Element =>
  nodes.map((node) => {
    if (node.type === "text") return node.value;
    if (node.type !== "element") return null;
    const names = node.properties.className;
    const name = Array.isArray(names) ? names.join(" ") : undefined;
    const inside = coloured(node.children);
    return <span class={name}>{inside}</span>;
  });

/** Draws the same text with its parts named for colouring; undefined when the language is not known, or the code too long or too deep. */
export async function highlight(code: string, language: string): Promise<(() => JSX.Element) | undefined> {
  const asked = language.toLowerCase();
  const name = ALIASES[asked] ?? asked;
  const grammar = Object.hasOwn(GRAMMARS, name) ? GRAMMARS[name] : undefined;
  if (!grammar || code.length > LONGEST) return undefined;
  if (!lowlight.registered(name)) lowlight.register(name, (await grammar()).default);
  // One block a turn, so that the page answers between the blocks of a room.
  await new Promise((resolve) => setTimeout(resolve));
  const tree = lowlight.highlight(name, code);
  return isTooDeep(tree) ? undefined : () => coloured(tree.children);
}
