import { Agent, createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";

type Write = { PutRequest: { Item: object } } | { DeleteRequest: { Key: object } };
type Batch = { RequestItems: Record<string, Write[]> };
type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Asked = { headers: IncomingHttpHeaders; batch: Batch; body: Buffer; answer: (answer: Answer) => void };

const TARGET = "DynamoDB_20120810";
/** A transaction's limits: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const MOST_WRITES = 100;
const MOST_BYTES = 2_000_000;

const writesOf = ({ RequestItems }: Batch) =>
  Object.entries(RequestItems).flatMap(([TableName, writes]) =>
    writes.map((write) =>
      "PutRequest" in write
        ? { Put: { TableName, Item: write.PutRequest.Item } }
        : { Delete: { TableName, Key: write.DeleteRequest.Key } },
    ),
  );

/**
 * Stands before the table engine for those who write a lot. The engine puts each item of a BatchWriteItem on the disk by
 * itself, about a millisecond each; here the batches that wait while one is written go together as one transaction, which is
 * on the disk once. Whatever else is asked, and what cannot go together, passes as it came. The cloud has no such thing.
 */
export async function startGroupCommit(engine: string, onWrite: (operation: string) => void = () => {}) {
  const agent = new Agent({ keepAlive: true });
  const queue: Asked[] = [];
  let isWriting = false;

  const ask = (headers: IncomingHttpHeaders, body: Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      const { "transfer-encoding": _, ...others } = headers;
      const sent = request(engine, { agent, method: "POST", headers: { ...others, "content-length": body.length } });
      sent.once("error", reject).once("response", (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk)).once("error", reject);
        answer.once("end", () =>
          resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      sent.end(body);
    });

  const pass = ({ headers, body, answer }: Asked) =>
    ask(headers, body).then(answer, () => answer({ status: 503, headers: {}, body: Buffer.alloc(0) }));

  /** The batches at the queue's head that fit into one transaction. */
  function next(): Asked[] {
    const group: Asked[] = [];
    let [writes, bytes] = [0, 0];
    for (const { batch, body } of queue) {
      writes += writesOf(batch).length;
      bytes += body.length;
      if (group.length > 0 && (writes > MOST_WRITES || bytes > MOST_BYTES)) break;
      group.push(queue[group.length]!);
    }
    return queue.splice(0, group.length);
  }

  async function write() {
    if (isWriting) return;
    isWriting = true;
    while (queue.length > 0) {
      const group = next();
      const body = Buffer.from(JSON.stringify({ TransactItems: group.flatMap(({ batch }) => writesOf(batch)) }));
      const headers = { ...group[0]!.headers, "x-amz-target": `${TARGET}.TransactWriteItems` };
      onWrite("TransactWriteItems");
      const { status } = await ask(headers, body).catch(() => ({ status: 503 }));
      const done = { status: 200, headers: { "content-type": "application/x-amz-json-1.0" } };
      // The same item twice among them, or anything else: each by itself says what is wrong with it.
      if (status !== 200) await Promise.all(group.map(pass));
      else for (const { answer } of group) answer({ ...done, body: Buffer.from('{"UnprocessedItems":{}}') });
    }
    isWriting = false;
  }

  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { headers } = incoming;
    const answer = ({ status, headers, body }: Answer) => outgoing.writeHead(status, headers).end(body);
    const isBatch = headers["x-amz-target"] === `${TARGET}.BatchWriteItem`;
    const asked: Asked = { headers, body, answer, batch: isBatch ? JSON.parse(String(body)) : { RequestItems: {} } };
    if (!isBatch) return pass(asked);
    queue.push(asked);
    return write();
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
