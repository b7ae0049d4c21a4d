import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const FOLDER = join(process.env.BUILD_DIR ?? "dist", "site");

export const read = (file: string) => {
  if (!existsSync(join(FOLDER, "index.html"))) throw new Error("The site is not built: npm run build does it.");
  return readFileSync(join(FOLDER, file), "utf8");
};

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

/** A script and all that it imports from its first line on. */
function withImports(script: string, known = new Set<string>()): Set<string> {
  if (known.has(script)) return known;
  known.add(script);
  for (const [, file] of read(script).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
    withImports(`assets/${file}`, known);
  return known;
}

/** The files that one `import()` of the bundle brings: its own chunk, and by number what that needs. */
function filesOf(source: string, code: string): string[] {
  const known: string[] = JSON.parse(`[${/m\.f=\[([^\]]*)\]/.exec(source)?.[1] ?? ""}]`);
  const chunks = [...code.matchAll(/import\([`"']\.\/([^`"']+)[`"']\)/g)].map(([, file]) => `assets/${file}`);
  const numbers = [...code.matchAll(/__vite__mapDeps\(\[([\d,]*)\]\)/g)].flatMap(([, list]) => list!.split(","));
  return [...chunks, ...numbers.filter(Boolean).map((number) => known[Number(number)]!)];
}

/** Everything that is fetched before the page of a route (`/rooms/:id`) is on screen, its frame included. */
export function firstFiles(route: string): string[] {
  const entry = entryFiles();
  const begins = `path:\`${route}\`,page:`;
  const source = textFiles()
    .filter((file) => file.endsWith(".js"))
    .map(read)
    .find((text) => text.includes(begins));
  if (!source) throw new Error(`The built site has no page at ${route}.`);
  const begin = source.indexOf(begins);
  const code = source.slice(begin, source.indexOf("path:", begin + begins.length));
  const frame = /frame:([\w$]+)/.exec(code)?.[1];
  const at = frame ? source.search(new RegExp(`[ ,;]${frame.replaceAll("$", "\\$")}=\\(\\)=>`)) : -1;
  if (frame && at < 0) throw new Error(`The frame of ${route} was not found in the built site.`);
  const framed = frame ? source.slice(at, source.indexOf(")", source.indexOf("import(", at) + 60)) : "";
  const files = [...entry, ...filesOf(source, code), ...filesOf(source, framed)];
  return [...new Set(files.flatMap((file) => (file.endsWith(".js") ? [...withImports(file)] : [file])))];
}
