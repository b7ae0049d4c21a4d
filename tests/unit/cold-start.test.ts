import type { Metafile } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildFunction } from "../../infra/build/functions";
import { temporaryFolder } from "../support/table";

/** What a cold start of the API reads, compiles and runs before its first answer; `npm run bench:cold` tells what that takes. */
const folder = temporaryFolder();
let loaded: { bytes: number; inputs: string[] };

beforeAll(async () => {
  loaded = loadedAtOnce(await buildFunction("api", folder.path));
}, 60_000);
afterAll(() => folder.remove());

/** The entry and all that it imports, less what waits for an `import()`. */
function loadedAtOnce({ outputs }: Metafile) {
  const paths = Object.keys(outputs).filter((path) => path.endsWith("/api/index.mjs"));
  for (const path of paths) {
    for (const { path: imported, kind, external } of outputs[path]!.imports) {
      if (kind === "import-statement" && !external && !paths.includes(imported)) paths.push(imported);
    }
  }
  const bytes = paths.reduce((sum, path) => sum + outputs[path]!.bytes, 0);
  return { bytes, inputs: paths.flatMap((path) => Object.keys(outputs[path]!.inputs)) };
}

const loadedFrom = (part: string) => loaded.inputs.filter((path) => path.includes(part));

test("a cold start loads at most 370 KB of code", () => {
  expect(loaded.bytes).toBeGreaterThan(100_000);
  expect(loaded.bytes).toBeLessThan(370_000);
});

test("what public reads do not need is loaded when it is asked for", () => {
  const waits = ["/client-s3/", "/arctic/", "/jose/", "/to-json-schema/", "/hono-openapi/", "functions/buckets/"];
  expect(waits.flatMap(loadedFrom)).toEqual([]);
});

test("what Lambda never uses is in no bundle", () => {
  const unused = ["credential-provider", "middleware-endpoint-discovery/", "/event-streams/", "/xml-builder/", "/sso"];
  const isStandIn = (path: string) => path.startsWith("unused-");
  expect(unused.flatMap(loadedFrom).filter((path) => !isStandIn(path))).toEqual([]);
});
