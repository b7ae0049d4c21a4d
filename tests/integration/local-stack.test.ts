import { expect, test } from "vitest";
import { withStack } from "../support/stack";

const stack = withStack();

const draft = (name: string) => ({ name, topic: "Stacks", description: "Said first." });
const key = () => ({ "idempotency-key": crypto.randomUUID() });

test.each(["google", "github"] as const)(
  "a person signs in with %s and talks in a room of their own",
  async (provider) => {
    const as = await stack.signIn(`talker-${provider}`, provider);
    const made = await stack.request("/api/rooms", { method: "POST", as, json: draft(provider), headers: key() });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const said = await stack.request(`/api/rooms/${id}/messages`, {
      method: "POST",
      as,
      json: { body: "Hello there." },
      headers: key(),
    });
    expect(said.status).toBe(201);
    await stack.drained();
    const page = (await (await stack.request(`/api/rooms/${id}`)).json()) as { messages: { items: unknown[] } };
    expect(page.messages.items).toMatchObject([{ body: "Hello there.", author: { username: `talker-${provider}` } }]);
  },
);

test("signing in again is the same person", async () => {
  await stack.signIn("returning");
  const as = await stack.signIn("returning");
  const session = await (await stack.request("/api/session", { as })).json();
  expect(session).toMatchObject({ person: { username: "returning" } });
});
