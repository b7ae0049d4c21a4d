import { getItem, type Item, putItem } from "../table";

const probeKey = { pk: "CANARY", sk: "N" } as const;

type Probe = Item & { at: number };

/** Writes a probe and reads it back, so that a table which does not answer is found out before people find out. @throws */
export async function sing(now = Date.now()): Promise<void> {
  // Of several runs at once the latest stays.
  await putItem({ ...probeKey, at: now }, { when: "attribute_not_exists(pk) OR at < :now", values: { ":now": now } });
  const probe = await getItem<Probe>(probeKey, { consistent: true });
  // Another run may have written since.
  if (!probe || probe.at < now) throw new Error("The probe did not come back as it was written.");
}
