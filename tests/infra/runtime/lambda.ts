import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Outcome = { answer: unknown } | { errorType: string; errorMessage: string };
type Invocation = { id: string; event: unknown; settle: (outcome: Outcome) => void };

/** A bundle in a process of its own, called as Lambda calls it. */
export class LambdaFunction {
  private readonly waiting: Invocation[] = [];
  private readonly running = new Map<string, Invocation>();
  private readonly idle: ServerResponse[] = [];
  private readonly server = createServer((request, response) => void this.serve(request, response));
  private child?: ChildProcess;
  private broken?: Outcome;
  said = "";

  constructor(
    private readonly name: string,
    private readonly folder: string,
    private readonly environment: () => Record<string, string | undefined>,
  ) {}

  async start() {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const { port } = this.server.address() as AddressInfo;
    this.child = spawn(process.execPath, ["tests/infra/runtime/bootstrap.mjs"], {
      stdio: ["ignore", "pipe", "pipe"],
      // Nothing of this process's own environment: what a function does not get from its stack, it does not have.
      env: {
        ...this.environment(),
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
        AWS_LAMBDA_FUNCTION_NAME: this.name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1024",
        LAMBDA_TASK_ROOT: this.folder,
        _HANDLER: "index.handler",
      },
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.on("data", (chunk) => (this.said += chunk));
    this.child.once("exit", () => this.fail({ errorType: "Runtime.ExitError", errorMessage: this.said }));
  }

  /** Calls the function and answers what it answers. @throws Error with what it threw, as Lambda would tell it. */
  async invoke(event: unknown): Promise<unknown> {
    const outcome =
      this.broken ??
      (await new Promise<Outcome>((settle) => {
        this.waiting.push({ id: randomUUID(), event, settle });
        this.hand();
      }));
    if ("answer" in outcome) return outcome.answer;
    throw new Error(`${outcome.errorType}: ${outcome.errorMessage}`);
  }

  private async serve(request: IncomingMessage, response: ServerResponse) {
    const [, id, kind] = /\/invocation\/([^/]+)\/(response|error)$/.exec(request.url!) ?? [];
    if (request.url?.endsWith("/invocation/next")) {
      this.idle.push(response);
      return this.hand();
    }
    const body = JSON.parse(await text(request));
    if (id) {
      this.running.get(id)?.settle(kind === "response" ? { answer: body } : body);
      this.running.delete(id);
    } else {
      this.fail(body);
    }
    response.writeHead(202).end();
  }

  private hand() {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const invocation = this.waiting.shift()!;
      this.running.set(invocation.id, invocation);
      this.idle
        .shift()!
        .writeHead(200, {
          "content-type": "application/json",
          "lambda-runtime-aws-request-id": invocation.id,
          "lambda-runtime-deadline-ms": String(Date.now() + 15 * 60_000),
          "lambda-runtime-invoked-function-arn": `arn:aws:lambda:eu-central-1:111122223333:function:${this.name}`,
          "lambda-runtime-trace-id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
        })
        .end(JSON.stringify(invocation.event));
    }
  }

  private fail(outcome: Outcome) {
    this.broken = outcome;
    for (const { settle } of [...this.waiting, ...this.running.values()]) settle(outcome);
  }

  async stop() {
    this.child?.kill("SIGKILL");
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
