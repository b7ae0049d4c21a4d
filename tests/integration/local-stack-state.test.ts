import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test, vi } from "vitest";
import { isRunning } from "../../infra/local/processes";
import { readJson } from "../../infra/local/state";
import { TestStack } from "../support/stack";

// Each starts whole processes, on machines that have little to spare.
vi.setConfig({ testTimeout: 60_000 });

const stacks: TestStack[] = [];
afterAll(() => Promise.all(stacks.map((stack) => stack.remove())));

async function started(options?: ConstructorParameters<typeof TestStack>[0]) {
  const stack = new TestStack(options);
  stacks.push(stack);
  await stack.start();
  return stack;
}

const key = () => ({ "idempotency-key": crypto.randomUUID() });

async function openRoom(stack: TestStack, as: string, name: string): Promise<string> {
  const json = { name, topic: "Endurance", description: "" };
  const made = await stack.request("/api/rooms", { method: "POST", as, json, headers: key() });
  expect(made.status).toBe(201);
  return ((await made.json()) as { id: string }).id;
}

async function say(stack: TestStack, as: string, roomId: string, body: string): Promise<string> {
  const path = `/api/rooms/${roomId}/messages`;
  const said = await stack.request(path, { method: "POST", as, json: { body }, headers: key() });
  if (said.status !== 201) throw new Error(`${said.status}`);
  return ((await said.json()) as { id: string }).id;
}

/** Every message of a room, page after page. */
async function messagesOf(stack: TestStack, roomId: string): Promise<string[]> {
  type Page = { items: { id: string }[]; next: string | null };
  const found: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page = await (
      await stack.request(`/api/rooms/${roomId}/messages?limit=50${cursor && `&cursor=${cursor}`}`)
    ).json();
    found.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  return found;
}

const engineOf = (stack: TestStack) => readJson<number>(join(stack.folder.path, "engine.pid"))!;
const gone = async (pid: number) => {
  const deadline = Date.now() + 5000;
  while (isRunning(pid, "dynoxide") && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  return !isRunning(pid, "dynoxide");
};

const session = (stack: TestStack, ...args: string[]) =>
  promisify(execFile)(process.execPath, ["--import", "tsx", "infra/commands/session.ts", ...args], {
    env: { ...process.env, STATE_DIR: stack.folder.path },
  });

test("a restart keeps sessions, rooms and what was said; --fresh begins anew", async () => {
  const args = ["--empty", "--built"];
  const stack = await started({ arguments: args });
  const { stdout } = await session(stack, "keeper");
  expect(stdout).toMatch(/^__Host-session=[^;\s]+\n$/);
  const as = stdout.trim();
  const roomId = await openRoom(stack, as, "Kept");
  const said = await say(stack, as, roomId, "Still here?");
  const engine = engineOf(stack);
  expect(await stack.stop("SIGINT")).toBe(0);
  expect(isRunning(engine, "dynoxide")).toBe(false);
  expect(existsSync(join(stack.folder.path, "stack.json"))).toBe(false);
  await expect(session(stack, "keeper")).rejects.toMatchObject({ stderr: expect.stringMatching(/^No local stack/) });

  await stack.start();
  expect(await messagesOf(stack, roomId)).toEqual([said]);
  expect(await (await stack.request("/api/session", { as })).json()).toMatchObject({ person: { username: "keeper" } });
  await stack.stop();

  args.push("--fresh");
  await stack.start();
  expect(await (await stack.request("/api/rooms")).json()).toMatchObject({ items: [] });
  expect(await (await stack.request("/api/session", { as })).json()).toEqual({ person: null });
});

test("killed while others write, nothing that was answered for is lost, and nothing is left running", async () => {
  const stack = await started();
  const people = await Promise.all(["one", "two", "three", "four"].map((name) => stack.signIn(`writer-${name}`)));
  const roomId = await openRoom(stack, people[0]!, "Under fire");
  const acknowledged: string[] = [];
  const refused: unknown[] = [];
  const writers = people.map(async (as) => {
    while (refused.length === 0) {
      await say(stack, as, roomId, "x").then(
        (id) => acknowledged.push(id),
        (error) => refused.push(error),
      );
    }
  });
  await expect.poll(() => acknowledged.length + 100 * refused.length, { timeout: 20_000 }).toBeGreaterThan(60);
  expect(refused).toEqual([]);
  const engine = engineOf(stack);
  await stack.stop("SIGKILL");
  await Promise.all(writers);
  expect(await gone(engine)).toBe(true);
  await stack.start();
  await stack.drained();
  const kept = new Set(await messagesOf(stack, roomId));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  const room = (await (await stack.request(`/api/rooms/${roomId}`)).json()) as { room: { participantCount: number } };
  expect(room.room.participantCount).toBe(people.length);
});

test("with the stream off the derived waits, and comes when it is on again", async () => {
  const environment: Record<string, string> = { STREAM: "off" };
  const stack = await started({ environment });
  const as = await stack.signIn("patient");
  const first = await openRoom(stack, as, "First");
  await openRoom(stack, as, "Second");
  await say(stack, as, first, "Up again.");
  await stack.drained();
  await stack.stop();
  delete environment.STREAM;
  await stack.start();
  await stack.drained();
  const rooms = (await (await stack.request("/api/rooms")).json()) as { items: { name: string }[] };
  expect(rooms.items.map(({ name }) => name)).toEqual(["First", "Second"]);
});
