import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Plugin, Rolldown } from "vite";
import type { Entrance } from "../app/first-reads";
import { patternOf } from "../router/match";

/** The modules that show each entrance: its page, and its frame. `tests/web/budget.test.ts` holds them against the routes. */
const SHOWN_BY: Record<Entrance, string[]> = {
  "/": ["home/home-page", "topics/browse"],
  "/topics/:id/:slug?": ["topics/topic-page", "topics/browse"],
  "/search": ["search/search-page", "topics/browse"],
  "/rooms/new": [],
  "/rooms/:id": ["rooms/room-page"],
};
const MARKDOWN = "messages/markdown/said";

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

const chunksOf = (bundle: Bundle) => Object.values(bundle).filter((file): file is Chunk => file.type === "chunk");

/** The scripts and style sheets that a module needs from its first line on. */
function filesOf(bundle: Bundle, module: string): string[] {
  const home = chunksOf(bundle).find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/web/${module}.tsx`)));
  if (!home) throw new Error(`No script of the site holds ${module}.`);
  const known = new Set<Chunk>();
  const add = (chunk: Chunk) => {
    if (known.has(chunk)) return;
    known.add(chunk);
    for (const file of chunk.imports) if (bundle[file]?.type === "chunk") add(bundle[file] as Chunk);
  };
  add(home);
  return [...known].flatMap(({ fileName, viteMetadata }) => [fileName, ...(viteMetadata?.importedCss ?? [])]);
}

/** One script from one source, on its own. */
async function scriptOf(source: string, define: Record<string, string>) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(source, import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome123", "firefox128", "safari17.5"],
    define,
    write: false,
  });
  return outputFiles[0]!.text;
}

/**
 * Puts `start.ts` into the head: it asks for the rest of a page as soon as the browser knows the address. What index.html
 * names as its entry is a line that imports the program, which Vite leaves out, though not its tag.
 */
export const firstView = (): Plugin => ({
  name: "first-view",
  enforce: "post",
  async generateBundle(_, bundle) {
    const page = bundle["index.html"];
    if (page?.type !== "asset") throw new Error("The site has no index.html.");
    const entry = chunksOf(bundle).find(({ isEntry }) => isEntry);
    if (entry) throw new Error(`The program lacks ${entry.moduleIds.join(", ")}: add it to COMMON in vite.config.ts.`);
    const isThere = (file: string) => file in bundle;
    const html = `${page.source}`.replace(/ *<script type="module"[^>]* src="\/([^"]+)"><\/script>\n/g, (tag, file) =>
      isThere(file) ? tag : "",
    );
    const isNamed = (file: string) => html.includes(`"/${file}"`);
    const needed = (modules: string[]) =>
      [...new Set(modules.flatMap((module) => filesOf(bundle, module)))].filter((file) => !isNamed(file));
    const files = Object.fromEntries(Object.entries(SHOWN_BY).map(([page, modules]) => [page, needed(modules)]));
    const markdown = needed([MARKDOWN]).filter((file) => !files["/rooms/:id"]!.includes(file));
    const source = await scriptOf("../app/start.ts", {
      PATTERNS: JSON.stringify(Object.fromEntries(Object.keys(SHOWN_BY).map((path) => [path, patternOf(path).source]))),
      FILES: JSON.stringify(files),
      MARKDOWN: JSON.stringify(markdown),
    });
    const fileName = `assets/start-${createHash("sha256").update(source).digest("base64url").slice(0, 8)}.js`;
    this.emitFile({ type: "asset", fileName, source });
    page.source = html.replace("/start.js", `/${fileName}`);
  },
});
