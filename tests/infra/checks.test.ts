import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { acknowledged } from "../../infra/cloud/acknowledged";
import { synthesise } from "../../infra/deployment/synth";
import { functionsFixture } from "./support/synthesised";

const folder = mkdtempSync(join(tmpdir(), "assembly-"));
let template = "";

/** With nothing of an account in the environment, and no way to a network. */
beforeAll(async () => {
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) vi.stubEnv(name, undefined);
  vi.stubEnv("HOME", folder);
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"]) vi.stubEnv(name, "http://127.0.0.1:1");
  template = await synthesise({ functions: functionsFixture() }, folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

type Finding = {
  ruleName: string;
  acknowledgedId: string;
  reason: string;
  violatingConstructs: { constructPath: string }[];
};
type Report = {
  pluginReports: { pluginName: string; conclusion: string; violations: Finding[]; suppressedViolations: Finding[] }[];
};
const report = () => JSON.parse(readFileSync(join(folder, "validation-report.json"), "utf8")) as Report;

test("the template is written without an account, and every check has passed", () => {
  expect(template).toBe(join(folder, "Community.template.json"));
  expect(existsSync(template)).toBe(true);
  const checks = report().pluginReports.filter(({ pluginName }) => /AwsSolutions|Serverless|cfnguard/.test(pluginName));
  expect(checks.map(({ pluginName, conclusion }) => `${pluginName}: ${conclusion}`).sort()).toEqual([
    "AwsSolutions: success",
    "Serverless: success",
    "cdk-validator-cfnguard: success",
  ]);
  for (const { violations } of report().pluginReports) expect(violations).toEqual([]);
  expect(readFileSync(join(folder, "Community.metadata.json"), "utf8")).not.toContain("aws:cdk:warning");
});

test("everything that is acknowledged is really found there, and has its reason", () => {
  const found = report().pluginReports.flatMap(({ suppressedViolations }) => suppressedViolations ?? []);
  for (const { rule, at, because } of acknowledged({ secretsPath: "/Community/secrets", tracing: "on" })) {
    expect(because, rule).toMatch(/^[A-Z].{30,}\.$/);
    // The CDK's own warnings go without a trace once they are acknowledged.
    if (rule.startsWith("Annotation::")) continue;
    const ruleName = rule.slice(rule.indexOf("::") + 2);
    for (const path of at) {
      const here = found.filter(
        (one) =>
          one.ruleName === ruleName &&
          one.violatingConstructs.some(({ constructPath }) => constructPath.startsWith(`Community/${path}/`)),
      );
      expect(here.length, `${rule} at ${path}`).toBeGreaterThan(0);
    }
  }
});
