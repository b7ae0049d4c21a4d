import { afterAll, vi } from "vitest";

/*
 * A worker runs many test files, so that the SDK, the CDK and the browser's driver are loaded once. Each file still begins
 * with modules of its own: what it does to their state, to the environment or to the clock ends with it.
 */
const environment = { ...process.env };
vi.resetModules();

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
