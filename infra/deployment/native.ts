import { execFile } from "node:child_process";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { NATIVE_PACKAGES } from "../build/functions";
import { Stopped } from "./faults";

type Locked = {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

/** The lock of some packages and of what they need, cut out of the project's own. */
export function lockOf(names: string[]) {
  const { lockfileVersion, packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    lockfileVersion: number;
    packages: Record<string, Locked>;
  };
  const taken: Record<string, Locked> = {};
  const take = (name: string) => {
    const path = `node_modules/${name}`;
    const locked = packages[path];
    if (!locked || taken[path]) return;
    taken[path] = locked;
    for (const needed of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) take(needed);
  };
  for (const name of names) take(name);
  const dependencies = Object.fromEntries(names.map((name) => [name, packages[`node_modules/${name}`]!.version]));
  const manifest = { name: "native", private: true, dependencies };
  return { manifest, lock: { name: "native", lockfileVersion, packages: { "": manifest, ...taken } } };
}

/** What Lambda's machines are, whatever this one is. */
const LAMBDA = ["--os=linux", "--cpu=arm64", "--libc=glibc"];

/** Which functions need native code beside their bundle. */
export const functionsWithNative = (functions: string) =>
  globSync(join(functions, "*", "*.mjs"))
    .filter((path) =>
      NATIVE_PACKAGES.some((name) => readFileSync(path, "utf8").match(new RegExp(`(from|import\\()"${name}"`))),
    )
    .map(dirname)
    .filter((folder, index, all) => all.indexOf(folder) === index);

/**
 * Puts the native code that a bundle cannot hold beside it, built for Lambda, at the versions and with the checksums of
 * the project's lock. @throws Stopped when the registry cannot be reached.
 */
export async function addNativeCode(functions: string): Promise<void> {
  const { manifest, lock } = lockOf(NATIVE_PACKAGES);
  for (const folder of functionsWithNative(functions)) {
    if (existsSync(join(folder, "node_modules"))) continue;
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
    try {
      await promisify(execFile)("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", ...LAMBDA], {
        cwd: folder,
      });
    } catch (error) {
      throw new Stopped(
        `The code that decodes pictures could not be fetched for Lambda (${firstLine(error)}): look at the network, then run this again.`,
      );
    }
  }
}

const firstLine = (error: unknown) =>
  ((error as { stderr?: string }).stderr ?? String(error)).split("\n").find((line) => line.trim()) ?? "no reason given";
