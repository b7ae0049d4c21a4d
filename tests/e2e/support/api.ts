import type { Message } from "../../../shared/messages";
import type { Room } from "../../../shared/rooms";
import type { TestStack } from "../../support/stack";

async function made<T>(stack: TestStack, as: string, path: string, json: unknown): Promise<T> {
  const headers = { "idempotency-key": crypto.randomUUID() };
  const answer = await stack.request(path, { method: "POST", as, json, headers });
  if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** A room that was there before a journey begins. */
export const makeRoom = (
  stack: TestStack,
  as: string,
  name: string,
  more: { topic?: string; description?: string } = {},
) => made<Room>(stack, as, "/api/rooms", { name, topic: "Journeys", description: "", ...more });

/** Something that was said before a journey begins. */
export const makeMessage = (stack: TestStack, as: string, roomId: string, body: string) =>
  made<Message>(stack, as, `/api/rooms/${roomId}/messages`, { body });
