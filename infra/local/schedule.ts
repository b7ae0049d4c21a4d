import { randomUUID } from "node:crypto";
import type { ScheduledEvent } from "aws-lambda";
import { LOCAL_REGION } from "./table";

/** Does something again and again, one at a time, until stopped. */
export function every(seconds: number, work: () => unknown, onFault: (error: unknown) => void) {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (error) {
      onFault(error);
    } finally {
      busy = false;
    }
  }, seconds * 1000);
  return { stop: () => clearInterval(timer) };
}

/** What the schedule tells a function. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html */
export const scheduledEvent = (): ScheduledEvent => ({
  id: randomUUID(),
  version: "0",
  account: "000000000000",
  time: new Date().toISOString(),
  region: LOCAL_REGION,
  source: "aws.events",
  resources: ["arn:aws:events:local:000000000000:rule/every-few-minutes"],
  "detail-type": "Scheduled Event",
  detail: {},
});
