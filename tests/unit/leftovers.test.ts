import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What nobody uses any more is deleted. Names are looked for as words, so a name that stands elsewhere too may be missed. */
const read = (path: string) => readFileSync(path, "utf8");
const files = (pattern: string) => globSync(pattern).map((path) => path.replaceAll("\\", "/"));

const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(?<!:)\/\/.*$/gm, "");
const code = new Map(
  files("{shared,functions,infra,web,tests}/**/*.{ts,tsx}").map((path) => [path, withoutComments(read(path))]),
);

const wordsOf = (text: string) => text.match(/[A-Za-z_$][\w$-]*/g) ?? [];
const usedIn = new Map<string, Set<string>>();
for (const [path, text] of code) {
  for (const word of wordsOf(text).flatMap((one) => [one, ...one.split("-")])) {
    usedIn.set(word, (usedIn.get(word) ?? new Set()).add(path));
  }
}
const usersOf = (name: string, except: (path: string) => boolean) =>
  [...(usedIn.get(name) ?? [])].filter((path) => !except(path));

test("what a file exports, another uses", () => {
  const EXPORT = /^export (?:async )?(?:const|let|function\*?|class)\s+([A-Za-z_$][\w$]*)/gm;
  // The site's build puts these in the place of packages' own.
  const known = ["decodeNamedCharacterReference", "__vitePreload"];
  const unused = [...code].flatMap(([path, text]) =>
    [...text.matchAll(EXPORT)]
      .map(([, name]) => name!)
      .filter((name) => !known.includes(name) && usersOf(name, (user) => user === path).length === 0)
      .map((name) => `${path}: ${name}`),
  );
  expect(unused).toEqual([]);
});

test("each of the site's sentences is said somewhere", () => {
  const isStrings = (path: string) => !path.startsWith("web/") || /strings(\.de)?\.ts$/.test(path);
  const unused = [...code.keys()]
    .filter((path) => /^web\/.*\/strings\.ts$/.test(path))
    .flatMap((path) =>
      [...code.get(path)!.matchAll(/^ {2}(\w+)[:,(]/gm)]
        .map(([, name]) => name!)
        .filter((name) => usersOf(name, isStrings).length === 0)
        // Or chosen by a value of the contract, such as a provider's name: `say[provider]`.
        .filter((name) => usersOf(name, (user) => !user.startsWith("shared/")).length === 0)
        .map((name) => `${path}: ${name}`),
    );
  expect(unused).toEqual([]);
});

test("each class of the stylesheets is worn", () => {
  const worn = new Set(
    [...code]
      .filter(([path]) => path.startsWith("web/"))
      .map(([, text]) => text)
      .concat(files("web/**/*.html").map(read))
      .flatMap((text) => wordsOf(`${text}`)),
  );
  const unused = files("web/**/*.css").flatMap((path) =>
    [
      ...new Set(
        [
          ...read(path)
            .replace(/\/\*[\s\S]*?\*\//g, "")
            .matchAll(/\.([a-z][\w-]*)/gi),
        ].map(([, name]) => name!),
      ),
    ]
      .filter((name) => !worn.has(name) && !name.startsWith("hljs-"))
      .map((name) => `${path}: .${name}`),
  );
  expect(unused).toEqual([]);
});

test("each dependency is imported", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, object>;
  const all = [...code.values(), read("vitest.config.ts"), read("package.json").split('"dependencies"')[0]].join("\n");
  const isImported = (name: string) => all.includes(`"${name}"`) || all.includes(`"${name}/`);
  // Their programs run, and nothing imports them.
  const known = ["@biomejs/biome", "@types/node"];
  const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !known.includes(name) && !isImported(name) && !isImported(name.replace("@types/", "")),
  );
  expect(unused).toEqual([]);
});
