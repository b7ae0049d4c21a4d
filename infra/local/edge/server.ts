import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type Answer, BodyTooLarge, type Origin, plain, readRequest } from "./http";

export type EdgeOptions = {
  /** 0 is any that is free. */
  port: number;
  origin: Origin;
  /** For what never reaches an origin; an origin's answers carry their behaviour's own. */
  headers: Record<string, string>;
  onFault: (error: unknown) => void;
};

export type Edge = { port: number; close: () => Promise<void> };

/** Takes browsers' requests on this machine's own addresses alone. @throws Error in one sentence when the port is taken. */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const servers = [await listen(options, "127.0.0.1", options.port)];
  const { port } = servers[0]!.address() as AddressInfo;
  try {
    // `localhost` is this address for some programs.
    servers.push(await listen(options, "::1", port));
  } catch (error) {
    if (!["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      await Promise.all(servers.map(closed));
      throw error;
    }
  }
  return { port, close: async () => void (await Promise.all(servers.map(closed))) };
}

function listen(options: EdgeOptions, host: string, port: number): Promise<Server> {
  const { headers } = options;
  const answer = (request: IncomingMessage, response: ServerResponse) => void respond(request, response, options);
  // Node would refuse a request without a Host by itself, and without the headers that every answer carries.
  const server = createServer({ requireHostHeader: false }, answer);
  // The same of what somebody expects: it is answered without.
  server.on("checkExpectation", answer);
  // What is no HTTP never becomes a request, so it gets its headers here.
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => refuse(error, socket, headers));
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(error.code === "EADDRINUSE" ? taken(port) : error));
    server.listen(port, host, () => resolve(server));
  });
}

const taken = (port: number) =>
  new Error(`Port ${port} is taken by another program: stop it, or choose another with PORT.`);

async function respond(request: IncomingMessage, response: ServerResponse, { origin, headers, onFault }: EdgeOptions) {
  let answer: Answer;
  try {
    answer = namesOneHost(request) ? await origin(await readRequest(request)) : plain(400, "Name one host.");
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    if (!(error instanceof BodyTooLarge)) onFault(error);
    answer =
      error instanceof BodyTooLarge
        ? plain(413, "This is too large.", { connection: "close" })
        : plain(502, "The origin did not answer.");
  }
  write(response, { ...answer, headers: { ...headers, ...answer.headers } }, request.method);
}

/** Two hosts would be read as one by some and as the other by others. https://www.rfc-editor.org/rfc/rfc9112#section-3.2 */
const namesOneHost = ({ headersDistinct }: IncomingMessage) => headersDistinct.host?.length === 1;

function write(response: ServerResponse, { status, headers, body }: Answer, method?: string) {
  const hasBody = status !== 204 && status !== 304 && status >= 200;
  response.writeHead(status, { ...headers, ...(hasBody && { "content-length": body.length }) });
  response.end(hasBody && method !== "HEAD" ? body : undefined);
}

function refuse(error: NodeJS.ErrnoException, socket: Socket, headers: Record<string, string>) {
  if (!socket.writable || error.code === "ECONNRESET") return socket.destroy();
  const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  const lines = Object.entries({ ...headers, "content-length": "0", connection: "close" });
  socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
}

/** Requests under way have half a second to finish; pages keep connections open for longer than anybody waits. */
const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
