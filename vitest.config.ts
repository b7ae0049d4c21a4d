import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const project = (name: string, more: object = {}) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    isolate: false,
    setupFiles: ["tests/support/afresh.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What has not come by then never will: a machine may be busy with other things.
    expect: { poll: { timeout: 15_000 } },
    ...more,
  },
});

export default defineConfig({
  test: {
    // A third fills the moments in which the two on two cores only wait.
    maxWorkers: 3,
    reporters: process.env.TEST_REPORT ? ["default", "json"] : ["default"],
    outputFile: { json: process.env.TEST_REPORT ?? "" },
    projects: [
      project("unit"),
      project("integration"),
      project("simulation", { testTimeout: 60_000 }),
      project("infra", { testTimeout: 120_000, hookTimeout: 120_000 }),
      // Solid's plugin resolves packages as a browser would, so it stays out of the other projects.
      // happy-dom misreads `href=/`, which is fine HTML.
      {
        plugins: [solid({ hot: false, solid: { omitQuotes: false } })],
        ...project("web", { environment: "happy-dom" }),
      },
      project("e2e", { testTimeout: 90_000, hookTimeout: 180_000 }),
    ],
  },
});
