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

const program = () => {
  const script = entryFiles().find((file) => /^assets\/.*\.js$/.test(file));
  if (!script) throw new Error("index.html names no script of the site.");
  return read(script);
};

/** The files that one `import()` of the bundle brings: its own chunk, and by number what that needs. */
function filesOf(source: string, code: string): string[] {
  const known: string[] = JSON.parse(`[${/m\.f=\[([^\]]*)\]/.exec(source)?.[1] ?? ""}]`);
  const chunks = [...code.matchAll(/import\([`"']\.\/([^`"']+)[`"']\)/g)].map(([, file]) => `assets/${file}`);
  const numbers = [...code.matchAll(/__vite__mapDeps\(\[([\d,]*)\]\)/g)].flatMap(([, list]) => list!.split(","));
  return [...chunks, ...numbers.filter(Boolean).map((number) => known[Number(number)]!)];
}

/** Everything that is fetched before the page of a route (`/rooms/:id`) is on screen, its frame included. */
export function firstFiles(route: string): string[] {
  const source = program();
  const begin = source.indexOf(`path:\`${route}\`,page:`);
  if (begin < 0) throw new Error(`The built site has no page at ${route}.`);
  const code = source.slice(begin, source.indexOf("path:", begin + 5));
  const frame = /frame:([\w$]+)/.exec(code)?.[1];
  const at = frame ? source.search(new RegExp(`[ ,;]${frame.replaceAll("$", "\\$")}=\\(\\)=>`)) : -1;
  if (frame && at < 0) throw new Error(`The frame of ${route} was not found in the built site.`);
  const framed = frame ? source.slice(at, source.indexOf("])", at) + 2) : "";
  return [...new Set([...entryFiles(), ...filesOf(source, code), ...filesOf(source, framed)])];
}
