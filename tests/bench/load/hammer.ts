import { quantile } from "../statistics";

export type Hit = { p50: number; p99: number; perSecond: number; bytes: number };

/** Asks again and again for so many seconds, so many at a time, each as soon as the one before is answered. */
export async function hammer(
  ask: (worker: number) => Promise<number>,
  { seconds, atOnce }: { seconds: number; atOnce: number },
): Promise<Hit> {
  const times: number[] = [];
  let bytes = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  const work = async (worker: number) => {
    while (performance.now() < end) {
      const start = performance.now();
      bytes = await ask(worker);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)));
  const elapsed = (performance.now() - began) / 1000;
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), perSecond: times.length / elapsed, bytes };
}
