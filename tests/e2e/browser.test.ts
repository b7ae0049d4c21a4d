import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { securityHeaders } from "../../shared/headers";
import { withBrowser } from "../support/browser";

const browser = withBrowser();
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { ...securityHeaders(), "content-type": "text/html" });
    response.end("<!doctype html><title>Here</title><h1>Here</h1><script>document.title = 'ran'</script>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function visit(address: string) {
  const visit = await browser.visit();
  await visit.page.goto(address);
  return visit;
}

test("opens a page and takes a picture of it", async () => {
  const { page } = await visit(origin);
  expect(await page.getByRole("heading").textContent()).toBe("Here");
  expect((await page.screenshot()).length).toBeGreaterThan(1000);
});

test("enforces the content security policy, so a fault in it shows", async () => {
  const { page, complaints } = await visit(origin);
  expect(await page.title()).toBe("Here");
  expect(complaints.join()).toMatch(/Content Security Policy/);
});

test("two visits share no cookies", async () => {
  const [first, second] = [await visit(origin), await visit(origin)];
  await first.page.context().addCookies([{ name: "mine", value: "1", url: origin }]);
  expect(await second.page.context().cookies()).toEqual([]);
});
