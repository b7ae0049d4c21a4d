import { createServer } from "node:net";

/** A port of this machine that nobody listens on just now. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** The port that PORT names, 8080 unless it names one. @throws Error in one sentence when it names none. */
export function portFrom(text = "8080"): number {
  const port = Number(text);
  if (text.trim() === "" || !Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT is "${text}", which is no port.`);
  }
  return port;
}
