import { cleanup, configure, render, screen, waitFor } from "@solidjs/testing-library";
import { afterEach, expect, test, vi } from "vitest";
import { CodeBlock } from "../../web/messages/markdown/code-block";
import { highlight } from "../../web/messages/markdown/highlight";

configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const asked = vi.fn();

// A line that breaks between a page and the code of one language.
vi.mock("highlight.js/lib/languages/typescript", () => {
  asked();
  throw new TypeError("Failed to fetch dynamically imported module");
});

test("code whose colours cannot be fetched stands as it was written, and nothing goes wrong", async () => {
  render(() => <CodeBlock code="const a = 1;" language="ts" />);
  await waitFor(() => expect(asked).toHaveBeenCalled());
  // What is not caught would be told of once the failed import settles, and fail this file.
  await new Promise((resolve) => setTimeout(resolve));
  expect(screen.getByText("const a = 1;").tagName).toBe("CODE");
});

test("code made to fill the reader's stack or to tire the browser gets no colours", async () => {
  expect(await highlight("`${".repeat(1_500), "js")).toBeUndefined();
  expect(await highlight("if ".repeat(3_000), "c")).toBeUndefined();
});

test("code whose colours come keeps its text", async () => {
  render(() => <CodeBlock code="SELECT 1" language="sql" />);
  await waitFor(() => expect(screen.getByText("SELECT").className).toContain("hljs"));
  expect(screen.getByRole("group").textContent).toBe("SELECT 1");
});
