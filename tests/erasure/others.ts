import { setTimeout as pause } from "node:timers/promises";
import { median, quantile } from "../bench/statistics";
import type { Ask } from "./client";

const EVERY_MS = 100;

/** Somebody who goes on talking, and how long each post took, in milliseconds. */
export function goOnTalking(ask: Ask, as: string, rooms: string[]) {
  let isOver = false;
  const times: number[] = [];
  const failures: string[] = [];
  const talking = (async () => {
    for (let n = 0; !isOver; n++) {
      const began = performance.now();
      await ask(`/api/rooms/${rooms[n % rooms.length]}/messages`, { as, json: { body: `Others go on, ${n}.` } }).then(
        () => times.push(performance.now() - began),
        (error: Error) => failures.push(error.message),
      );
      await pause(EVERY_MS);
    }
  })();
  return {
    async end() {
      isOver = true;
      await talking;
      return { posts: times.length, p50: median(times), p99: quantile(times, 0.99), failures };
    },
  };
}
