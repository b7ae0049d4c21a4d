import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

const ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/** Twenty-one rooms as the feed's index carries them: what a full first page reads. */
const ROOMS = Array.from({ length: 21 }, (_, n) => ({
  pk: { S: `R#${ID.slice(0, -2)}${String(n).padStart(2, "0")}` },
  sk: { S: "N" },
  gsi2pk: { S: "F#0" },
  gsi2sk: { N: String(1_700_000_000_000 - n * 1000) },
  name: { S: `Room number ${n}, named like a room` },
  excerpt: { S: "A description of the usual length, which tells what is talked about in here and why one might stay." },
  topicId: { S: ID },
  topicName: { S: "Distributed systems" },
  hostId: { S: ID },
  hostName: { S: "somebody" },
  participantCount: { N: "12" },
  version: { N: "1" },
}));

/** A table that gives every Query the same recorded answer: what is measured is our own time. */
export async function recordedTable(items: object[] = ROOMS) {
  const answer = JSON.stringify({ Items: items, Count: items.length, ScannedCount: items.length });
  const asked: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => {
      body += text;
    });
    request.on("end", () => {
      asked.push({ headers: request.headers, body });
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
      response.end(answer);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    /** What came, in its order. */
    asked,
    environment: {
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: "bench",
      AWS_SECRET_ACCESS_KEY: "bench-secret",
      DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}`,
      TABLE_NAME: "bench-table",
      CURSOR_KEY: "cursor-key-of-the-bench",
      PUBLIC_ORIGIN: "http://localhost:8080",
    },
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
