/** An answer on its way since before the program was here, and when it was asked for, on the page's clock. */
type Asked = { answer: Promise<Response>; since: number };
type Page = typeof globalThis & { ahead?: Map<string, Asked> };

const PATIENCE_MS = 20_000;
/** An answer that waits longer than this is no news any more. */
const GOOD_MS = 10_000;

/** Asks for what will be read, before the program that reads it is here. */
export function readAhead(at: string): Promise<Response> {
  const answer = fetch(at, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE_MS) });
  // Whoever reads it learns why it did not come.
  answer.catch(() => {});
  (globalThis as Page).ahead ??= new Map();
  (globalThis as Page).ahead!.set(at, { answer, since: performance.now() });
  return answer;
}

/** The answer that was asked for ahead, to the first who asks. */
export function takeAhead(at: string): Promise<Response> | undefined {
  const { ahead } = globalThis as Page;
  const asked = ahead?.get(at);
  ahead?.delete(at);
  return asked && performance.now() - asked.since < GOOD_MS ? asked.answer : undefined;
}
