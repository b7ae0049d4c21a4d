import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { build } from "esbuild";
import { buildFunction } from "../../../infra/build/functions";
import { median } from "../statistics";
import { recordedTable } from "../table-stand-in";

/**
 * How long the built API takes from nothing to its first answer, as ratios to two references measured in the same run:
 * hono alone, and the same packages bundled plainly. Processes are interleaved, so that a slow moment hits all alike.
 * `npm run bench:cold -- --runs 30`
 */
const { values } = parseArgs({ options: { runs: { type: "string", default: "25" } } });
const runs = Number(values.runs);

const EVENT = JSON.stringify({
  version: "2.0",
  routeKey: "$default",
  rawPath: "/api/rooms",
  rawQueryString: "",
  headers: { host: "localhost", accept: "application/json" },
  requestContext: {
    http: { method: "GET", path: "/api/rooms", protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "bench" },
    requestId: "bench",
    stage: "$default",
    timeEpoch: 0,
  },
  isBase64Encoded: false,
});

/** In milliseconds. `processor` is what the load took of it, which a busy machine does not stretch. */
type Sample = { load: number; processor: number; first: number; total: number; totalProcessor: number };
const SUBJECTS = ["hono alone", "plain bundle", "ours"] as const;
type Subject = (typeof SUBJECTS)[number];

const folder = mkdtempSync(join(tmpdir(), "bench-cold-"));
const table = await recordedTable();
try {
  const bundles = await bundle();
  const samples: Record<Subject, Sample[]> = { "hono alone": [], "plain bundle": [], ours: [] };
  // The first round warms the file cache and is not counted.
  for (let run = -1; run < runs; run++) {
    for (const subject of SUBJECTS) {
      const sample = await coldStart(bundles[subject]);
      if (run >= 0) samples[subject].push(sample);
    }
  }
  report(samples);
} finally {
  await table.close();
  rmSync(folder, { recursive: true, force: true });
}

async function bundle(): Promise<Record<Subject, string>> {
  await build({
    entryPoints: {
      "hono-alone": "tests/bench/cold/references/hono-alone.ts",
      plain: "tests/bench/cold/references/plain.ts",
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    minify: true,
    banner: { js: 'import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);' },
    logLevel: "silent",
  });
  await buildFunction("api", folder);
  return {
    "hono alone": join(folder, "hono-alone.mjs"),
    "plain bundle": join(folder, "plain.mjs"),
    ours: join(folder, "api/index.mjs"),
  };
}

async function coldStart(bundlePath: string): Promise<Sample> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve("tests/bench/cold/process.mjs"), bundlePath, EVENT],
    { env: { PATH: process.env.PATH, NODE_ENV: "production", ...table.environment } },
  );
  return JSON.parse(stdout);
}

function report(samples: Record<Subject, Sample[]>) {
  const medianOf = (subject: Subject, part: keyof Sample) => median(samples[subject].map((sample) => sample[part]));
  const ratio = (subject: Subject, part: keyof Sample, to: Subject) =>
    round(medianOf(subject, part) / medianOf(to, part));
  const rows = SUBJECTS.map((subject) => ({
    subject,
    "load ms": round(medianOf(subject, "load")),
    "first answer ms": round(medianOf(subject, "first")),
    "both ms": round(medianOf(subject, "total")),
    "load, processor ms": round(medianOf(subject, "processor")),
    "both, processor ms": round(medianOf(subject, "totalProcessor")),
    "load, to hono alone": ratio(subject, "load", "hono alone"),
    "load, to the plain bundle": ratio(subject, "load", "plain bundle"),
    "its processor time": ratio(subject, "processor", "plain bundle"),
    "both, to the plain bundle": ratio(subject, "total", "plain bundle"),
    "their processor time": ratio(subject, "totalProcessor", "plain bundle"),
  }));
  console.log(`${runs} cold processes of each, interleaved; medians.`);
  console.table(rows);
  mkdirSync(".local/bench", { recursive: true });
  writeFileSync(".local/bench/cold.json", `${JSON.stringify({ runs, rows }, null, 2)}\n`);
  console.log("As JSON: .local/bench/cold.json");
}

function round(value: number) {
  return Math.round(value * 100) / 100;
}
