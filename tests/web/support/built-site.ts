import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { built } from "../../support/built";

const FOLDER = join(await built(), "site");

export const read = (file: string) => readFileSync(join(FOLDER, file), "utf8");

export const exists = (file: string) => existsSync(join(FOLDER, file));

/** Every file of the site that is text. */
export const textFiles = () =>
  readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(js|css|html|svg|json|txt|webmanifest|map)$/.test(file),
  );

/** Bytes on the wire. */
export const weight = (files: string[]) => files.reduce((sum, file) => sum + gzipSync(read(file)).length, 0);

const addresses = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map(([, address]) => address!.slice(1));

/** What index.html asks for: the same on every page. */
export const entryFiles = () => {
  const html = read("index.html");
  return [
    ...addresses(html, /<script[^>]*\ssrc="([^"]+)"/g),
    ...addresses(html, /<link rel="(?:stylesheet|modulepreload)"[^>]*\shref="([^"]+)"/g),
  ];
};

/** What the start script asks for beside it, by entrance. */
export function filesAhead(): Record<string, string[]> {
  const start = entryFiles().find((file) => file.startsWith("assets/start-"));
  const named = /\{"\/":\[.*?\]\}/.exec(start ? read(start) : "");
  if (!named) throw new Error("The built site has no start script that names files.");
  return JSON.parse(named[0]);
}

/** A script and all that it imports from its first line on. */
function withImports(script: string, known = new Set<string>()): Set<string> {
  if (known.has(script)) return known;
  known.add(script);
  for (const [, file] of read(script).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
    withImports(`assets/${file}`, known);
  return known;
}

const ROUTE = /path:["'`]([^"'`]+)["'`],page:/g;

/** The script that knows all pages. */
function program() {
  const source = textFiles()
    .filter((file) => file.endsWith(".js"))
    .map(read)
    .find((text) => text.match(ROUTE));
  if (!source) throw new Error("The built site has no list of its pages.");
  return source;
}

/** The paths of all pages. */
export const routes = () => [...program().matchAll(ROUTE)].map(([, route]) => route!);

/** What stands in the program about one page: where its code comes from, and that of its frame. */
function codeOf(source: string, route: string) {
  const found = [...source.matchAll(ROUTE)].find(([, path]) => path === route);
  if (!found) throw new Error(`The built site has no page at ${route}.`);
  const page = source.slice(found.index, source.indexOf("path:", found.index + found[0].length));
  const name = /frame:([\w$]+)/.exec(page)?.[1];
  if (!name) return { page, frame: "" };
  const at = source.search(new RegExp(`[ ,;]${name.replaceAll("$", "\\$")}=\\(\\)=>`));
  if (at < 0) throw new Error(`The frame of ${route} was not found in the built site.`);
  return { page, frame: source.slice(at, source.indexOf(")", source.indexOf("import(", at) + 60)) };
}

const chunksIn = (code: string) =>
  [...code.matchAll(/import\([`"']\.\/([^`"']+)[`"']\)/g)].map(([, file]) => `assets/${file}`);

/** The part of the site that is a page's own. */
export const ownChunks = (route: string) => chunksIn(codeOf(program(), route).page).slice(0, 1);

/** The files that one `import()` of the bundle brings: its own chunk, and by number what that needs. */
function filesOf(source: string, code: string): string[] {
  const known: string[] = JSON.parse(`[${/m\.f=\[([^\]]*)\]/.exec(source)?.[1] ?? ""}]`);
  const numbers = [...code.matchAll(/__vite__mapDeps\(\[([\d,]*)\]\)/g)].flatMap(([, list]) => list!.split(","));
  return [...chunksIn(code), ...numbers.filter(Boolean).map((number) => known[Number(number)]!)];
}

/** Everything that is fetched before the page of a route (`/rooms/:id`) is on screen, its frame included. */
export function firstFiles(route: string): string[] {
  const source = program();
  const { page, frame } = codeOf(source, route);
  const files = [...entryFiles(), ...filesOf(source, page), ...filesOf(source, frame)];
  return [...new Set(files.flatMap((file) => (file.endsWith(".js") ? [...withImports(file)] : [file])))];
}
