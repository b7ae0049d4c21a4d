import type { Pool } from "./pool";
import type { Random } from "./random";
import type { Occasion } from "./request";

type Body = Record<string, unknown>;
type Fitting = (body: Body, about: Occasion & { naughty?: string; random: Random; pool: Pool }) => Body;

/** What the schemas do not say: which fields belong together, and whose name it must be. */
export const FITTING: Record<string, Fitting> = {
  "/api/me": (body, { naughty, username }) =>
    "messages" in body && naughty !== "username" ? { ...body, username } : body,
  "/api/reports": ({ reason }, { random, pool }) => {
    const [message, room] = [pool.thing("message", random), pool.thing("room", random)];
    return random.pick([
      { kind: "message", roomId: message?.roomId, messageId: message?.id, reason },
      { kind: "room", roomId: room?.id, reason },
      { kind: "person", username: pool.one("username", random), reason },
    ]);
  },
  "/api/rooms/{id}/answer": (body, { random, pool, target }) => ({
    ...body,
    messageId: pool.thing("message", random, target?.id)?.id,
  }),
};
