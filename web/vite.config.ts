import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";
import { PRODUCT_NAME } from "../shared/product";
import { firstView } from "./build/first-view";
import { preloadHelper } from "./build/preload-helper";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const DESCRIPTION = "Rooms for talking about one thing at a time. Read any of them, or open your own.";

/** What a phone reads when the site is installed. https://www.w3.org/TR/appmanifest/ */
const manifest = {
  name: PRODUCT_NAME,
  short_name: PRODUCT_NAME,
  description: DESCRIPTION,
  id: "/",
  start_url: "/",
  display: "standalone",
  background_color: "#f1ede6",
  theme_color: "#f1ede6",
  icons: [
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
};

/** The product's name stands in one constant; the page and the manifest take it from there. */
const named = (): Plugin => ({
  name: "product-name",
  transformIndexHtml: (html) =>
    html.replaceAll("%PRODUCT_NAME%", PRODUCT_NAME).replaceAll("%DESCRIPTION%", DESCRIPTION),
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "manifest.webmanifest", source: JSON.stringify(manifest) });
  },
});

/**
 * Layers stand in the order in which a page first meets their names, and parts of the stylesheet arrive in any order:
 * so every file names all of them first.
 */
const layered = (): Plugin => ({
  name: "layer-order",
  enforce: "post",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== "asset" || !file.fileName.endsWith(".css")) continue;
      file.source = `@layer tokens,base,layout,parts;${file.source}`;
    }
  },
});

const COMMON =
  /preload-helper|rolldown\/runtime|node_modules\/solid-js|\/shared\/|\/web\/((api|app|device|i18n|router|time)\/(?!main|keys\.|list\.|.*-page|.*-dialog)|ui\/(announce|avatar|icon|lamp|later|states|toast)\.tsx|session\/(session|way)\.|(rooms|topics)\/path\.|rooms\/(lately|seen|strings)\.|marks\/index\.|messages\/plain\.|messages\/markdown\/(index|signs)\.|search\/search-box\.)/;
const LISTS =
  /\/web\/(api\/list\.|ui\/more\.|topics\/(topic-shelf|topics|strings)\.|activity\/(deed|latest|strings)\.|legal\/(links|strings)\.|rooms\/(room-feed|room-row)\.|home\/home-page\.|topics\/browse\.)/;

const ROOM =
  /\/web\/(messages\/((composer|counter|draft|far|filling|folded|message-row|message-text|outbox|place|polling|prose|stretch|stretches|strings|talk|talk-list|turns)\.|markdown\/(links|text)\.)|rooms\/(membership|room-head|room-page|room-view)\.|ui\/(menu|text-area)\.)/;

const OTHERS = /\/web\/(account|community|design|legal|moderation|profile|session|ui)\/[\w-]+\.css$/;

// What a page asks for with its code: its styles, and what its code would ask for only when it is here.
const ALONG = /\.css$|\/(markdown|later-strings)-/;

// Settings and what they lead to go by one another.
const ACCOUNT =
  /\/web\/(account\/(?!.*-page|farewell-form|choice|picture-dialog|cropper|crop\.|send-picture)|session\/brands\.|ui\/text-field\.)/;

export default defineConfig({
  root: here("."),
  resolve: { alias: { "decode-named-character-reference": here("messages/markdown/named-characters.ts") } },
  plugins: [preloadHelper(), solid({ hot: false }), named(), layered(), firstView()],
  build: {
    outDir: here("../dist/site"),
    emptyOutDir: true,
    // light-dark(), nesting and oklch() as they are: the oldest browsers that know all of them.
    target: ["chrome123", "edge123", "firefox128", "safari17.5"],
    // The content policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // The names of all files would weigh more on every page than they spare on a few.
      resolveDependencies: (_, needs) => needs.filter((one) => ALONG.test(one)),
    },
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        // The contract's schemas are built by calls without effects; the site takes only its types and plain values.
        manualPureFunctions: ["v", "nameText", "proseText", "spokenText", "pageOf", "wholeNumber", "undefined"],
        propertyReadSideEffects: false,
      },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // Another language is one file that only those fetch who read it.
            { name: "de", test: /\/web\/.*\bde\.ts$/, priority: 1 },
            // What every page needs is one file: small ones cost more than they spare.
            { name: "app", test: COMMON },
            // Their styles weigh less together than their names would.
            { name: "others", test: OTHERS },
            // The pages with lists of rooms go by one another.
            { name: "lists", test: LISTS },
            { name: "talk", test: ROOM },
            { name: "account", test: ACCOUNT },
            // Two halves, for two hands to fetch.
            { name: "markdown", test: /micromark-core|micromark-util-(?!sym)|named-characters/ },
          ],
        },
      },
    },
  },
});
