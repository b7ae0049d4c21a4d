import { securityHeaders } from "../../shared/headers";
import type { Outputs } from "./stack";

type Check = { what: string; address: string; status: number; type?: RegExp; header?: [name: string, value: RegExp] };

/** What a site that works answers, each from another part of it. */
const checksOf = ({ Address, ApiAddress }: Pick<Outputs, "Address" | "ApiAddress">): Check[] => [
  { what: "the site", address: `${Address}/`, status: 200, type: /^text\/html/ },
  { what: "a page of the site", address: `${Address}/search`, status: 200, type: /^text\/html/ },
  { what: "the API", address: `${Address}/api/health`, status: 200 },
  { what: "the list of rooms", address: `${Address}/api/rooms`, status: 200, type: /^application\/json/ },
  {
    what: "who is there",
    address: `${Address}/api/session`,
    status: 200,
    header: ["cache-control", /no-store/],
  },
  { what: "an unknown path of the API", address: `${Address}/api/-`, status: 404, type: /^application\/problem\+json/ },
  { what: "the API's own door", address: `${ApiAddress}/api/health`, status: 403 },
];

async function faultOf({ what, address, status, type, header }: Check, ask: typeof fetch): Promise<string | undefined> {
  try {
    const answer = await ask(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    await answer.body?.cancel();
    if (answer.status !== status) return `${what} answers ${answer.status}, not ${status}`;
    if (type && !type.test(answer.headers.get("content-type") ?? "")) return `${what} answers in another form`;
    if (header && !header[1].test(answer.headers.get(header[0]) ?? "")) return `${what} lacks its ${header[0]}`;
    const missing = Object.keys(securityHeaders()).find((name) => !answer.headers.has(name));
    return missing ? `${what} lacks ${missing}` : undefined;
  } catch (error) {
    return `${what} does not answer (${(error as Error).message})`;
  }
}

export type Patience = { seconds: number; everyMs: number };

/**
 * Tries everything until it works or the time is up, since a new name takes a while to be known everywhere. Answers what
 * is still wrong, or nothing.
 */
export async function smokeTest(outputs: Pick<Outputs, "Address" | "ApiAddress">, patience: Patience, ask = fetch) {
  const deadline = Date.now() + patience.seconds * 1000;
  let left = checksOf(outputs);
  for (;;) {
    const faults = await Promise.all(left.map(async (check) => ({ check, fault: await faultOf(check, ask) })));
    const wrong = faults.filter(({ fault }) => fault !== undefined);
    if (wrong.length === 0 || Date.now() > deadline) return wrong.map(({ fault }) => fault!);
    left = wrong.map(({ check }) => check);
    await new Promise((resolve) => setTimeout(resolve, patience.everyMs));
  }
}
