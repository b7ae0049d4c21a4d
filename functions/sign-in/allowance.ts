import { createHmac } from "node:crypto";
import { Problem } from "../../shared/problems";
import { type Allowance, unlimited } from "../limits";
import { type Item, type Key, required, updateItem } from "../table";

/** A lecture hall behind one address may sign in together; a machine that tries all day may not. */
const STARTS: Allowance = { burst: 60, everyMs: 3_000 };

/** `tat`: when the allowance is whole again, in milliseconds. */
type StartsItem = Item & { tat: number; ttl: number };

/** The network an address belongs to: /24 of IPv4, /56 of IPv6. Behind one of these stand few households or one school. */
export function prefixOf(address: string): string {
  if (address.includes(":")) {
    const [head = "", tail] = address.toLowerCase().split("::");
    const groups = head.split(":").filter(Boolean);
    const rest = tail === undefined ? [] : tail.split(":").filter(Boolean);
    const whole = [...groups, ...Array(Math.max(0, 8 - groups.length - rest.length)).fill("0"), ...rest];
    const first = whole.slice(0, 4).map((group) => group.padStart(4, "0"));
    return first.join(":").slice(0, "0000:0000:0000:00".length);
  }
  return address.split(".").slice(0, 3).join(".");
}

/** Addresses are kept only as a keyed hash, and not for long. */
const startsKey = (address: string): Key => {
  const hash = createHmac("sha256", required("CURSOR_KEY")).update(prefixOf(address)).digest("base64url").slice(0, 22);
  return { pk: `IP#${hash}`, sk: "L#signin" };
};

/**
 * Counts a sign-in begun from an address. Many may come from one network in the same moment, so each write moves the
 * time on by itself instead of by what was read. @throws Problem too-many.
 */
export async function countStart(address: string, now = Date.now()): Promise<void> {
  if (unlimited()) return;
  const key = startsKey(address);
  const { burst, everyMs } = STARTS;
  const room = now + (burst - 1) * everyMs;
  const ttl = Math.ceil((room + everyMs) / 1000) + 3600;
  for (let attempt = 0; attempt < 5; attempt++) {
    const moved = await updateItem(key, {
      add: { tat: everyMs },
      set: { ttl },
      when: "tat > :now AND tat <= :room",
      values: { ":now": now, ":room": room },
      otherwise: (old) => {
        const tat = (old as StartsItem | undefined)?.tat ?? 0;
        if (tat > room) throw new Problem("too-many", { retryAfter: Math.ceil((tat - room) / 1000) });
      },
    });
    if (moved) return;
    const begun = await updateItem(key, {
      set: { tat: now + everyMs, ttl },
      when: "attribute_not_exists(tat) OR tat <= :now",
      values: { ":now": now },
    });
    if (begun) return;
  }
  throw new Problem("unavailable", { detail: "Many are signing in from here. Try again.", retryAfter: 1 });
}
