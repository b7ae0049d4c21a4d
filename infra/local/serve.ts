import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Hono } from "hono";
import { readRequest } from "./edge/http";

export type Served = { origin: string; stop: () => Promise<void> };

/** Serves an app on a free port of this machine. */
export async function serve(app: Hono): Promise<Served> {
  const server = createServer(async (request, response) => {
    const { method, path, query, headers, body } = await readRequest(request);
    const hasBody = method !== "GET" && method !== "HEAD";
    const answer = await app.fetch(
      new Request(`http://${headers.host}${path}${query && `?${query}`}`, {
        method,
        headers,
        ...(hasBody && { body: new Uint8Array(body) }),
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
