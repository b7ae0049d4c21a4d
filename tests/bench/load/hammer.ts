import { median, quantile } from "../statistics";

export type Hit = { p50: number; p99: number; perSecond: number; bytes: number };

/** How long each request took, in milliseconds, in how many seconds all of them, and what the last one answered. */
export type Blows = { times: number[]; seconds: number; bytes: number };

export const toHit = (blows: Blows[]): Hit => {
  const times = blows.flatMap(({ times }) => times);
  const seconds = blows.reduce((sum, { seconds }) => sum + seconds, 0);
  const { bytes } = blows.at(-1)!;
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), perSecond: times.length / seconds, bytes };
};

/** How much longer the second takes than the first at p50: the median of what each turn says, so that no single slow turn counts. */
export const growthOf = (first: Blows[], second: Blows[]) =>
  median(first.map(({ times }, turn) => median(second[turn]!.times) / median(times)));

/** Asks again and again for so many seconds, so many at a time, each as soon as the one before is answered. */
export async function hammer(
  ask: (worker: number) => Promise<number>,
  { seconds, atOnce }: { seconds: number; atOnce: number },
): Promise<Blows> {
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
  return { times, seconds: (performance.now() - began) / 1000, bytes };
}
