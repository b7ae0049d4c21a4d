import { Hono } from "hono";

/** What a running stack can be asked from outside; `stack.json` tells where. */
export type Controls = {
  /** Waits until nothing is under way. */
  drained: () => Promise<void>;
  /** Does now what the schedule does every few minutes. */
  runSchedule: () => Promise<void>;
  /** Deletes what has expired. */
  sweep: () => Promise<number>;
};

/** Short enough for every client's patience: who asks asks again. */
const LONGEST_WAIT = 20_000;

export const control = (controls: () => Controls) =>
  new Hono()
    .get("/drained", async (c) => {
      const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), LONGEST_WAIT).unref());
      return c.json({
        drained: await Promise.race([
          controls()
            .drained()
            .then(() => true),
          late,
        ]),
      });
    })
    .post("/schedule", async (c) => {
      await controls().runSchedule();
      return c.json({ ran: true });
    })
    .post("/sweep", async (c) => c.json({ deleted: await controls().sweep() }));

/**
 * Waits until a running stack has worked off its stream and its walks.
 * @throws Error when it has not after `seconds`, or is gone.
 */
export async function untilDrained(controlAddress: string, seconds = 600): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const response = await fetch(`${controlAddress}/drained`);
    if (!response.ok) throw new Error(`The local stack answered ${response.status}.`);
    if (((await response.json()) as { drained: boolean }).drained) return;
  }
  throw new Error(`The local stack is still at work after ${seconds} seconds.`);
}
