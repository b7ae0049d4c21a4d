import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ENGINE_FOLDER, engineProgram, PROGRAM_NAME } from "../local/engine";

/**
 * npm run engine: puts this platform's build of the table engine into `.local/engine`, where npm start looks for it.
 * Needed where the package manager brings none along: see README.md, "On which systems it runs".
 */
const present = engineProgram();
if (present) {
  console.log(`The table engine is there already: ${present}`);
} else {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { optionalDependencies: Record<string, string> };
  const version = manifest.optionalDependencies["@dynoxide/linux-x64"];
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    execFileSync("npm", ["install", "--prefix", folder, "--no-save", `${name}@${version}`], {
      stdio: ["ignore", "ignore", "pipe"],
      shell: process.platform === "win32",
    });
    const program = join(folder, "node_modules", name, PROGRAM_NAME);
    if (!existsSync(program)) throw new Error("The package holds no program.");
    mkdirSync(ENGINE_FOLDER, { recursive: true });
    copyFileSync(program, join(ENGINE_FOLDER, PROGRAM_NAME));
    console.log(`The table engine is in ${ENGINE_FOLDER}.`);
  } catch {
    console.error(
      `The registry has no ${name}@${version}: run DynamoDB Local instead and let DYNAMODB_ENDPOINT name its address.`,
    );
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
