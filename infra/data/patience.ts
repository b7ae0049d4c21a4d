import { Problem } from "../../shared/problems";

const LONGEST_WAIT_MS = 5000;
const GIVE_UP_MS = 5 * 60_000;

/**
 * Runs a step that may be run again, until the table has taken it. Whoever loads data keeps a table busy that others use
 * too, and has time; a person who waits for a page has not, so the functions themselves give up sooner.
 * @throws what the step throws, once it has failed for five minutes or for another reason.
 */
export async function patiently<T>(step: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + GIVE_UP_MS;
  for (let wait = 100; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
    try {
      return await step();
    } catch (error) {
      const passes = error instanceof Problem && error.code === "unavailable";
      if (!passes || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)));
    }
  }
}
