import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Chromium = { executablePath: string; env: Record<string, string> };

/** The browser of the tests: the one `CHROMIUM_PATH` names, else the one that came with `npm ci`, unpacked once. */
export async function chromium(): Promise<Chromium> {
  const env = process.env as Record<string, string>;
  if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH, env };
  const folder = await unpacked();
  const executablePath = join(folder, "chromium");
  const withFonts = { ...env, FONTCONFIG_FILE: join(folder, "fonts.conf") };
  const withLibraries = { ...withFonts, LD_LIBRARY_PATH: join(folder, "al2023/lib") };
  for (const candidate of [withFonts, withLibraries]) {
    if (await starts(executablePath, candidate)) return { executablePath, env: candidate };
  }
  throw new Error("The packaged Chromium does not run on this system: let CHROMIUM_PATH name an installed one.");
}

const starts = (executablePath: string, env: Record<string, string>) =>
  run(executablePath, ["--version"], { env }).then(
    () => true,
    () => false,
  );

async function unpacked(): Promise<string> {
  const manifest = join(createRequire(import.meta.url).resolve("@sparticuz/chromium"), "../../package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const cache = join(process.cwd(), "node_modules/.cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(`${folder}.`);
  await unpackInto(fresh);
  try {
    // A rename is all or nothing, so nobody starts a browser that another process is still writing.
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package unpacks into the temporary folder, and its own libraries too when it believes it is on Lambda. */
async function unpackInto(folder: string) {
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  await run(process.execPath, ["--input-type=module", "--eval", script], {
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
  writeFileSync(join(folder, "fonts.conf"), fontsConfiguration(folder));
}

/** The system's fonts and, for a system that has none, the package's. */
const fontsConfiguration = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
