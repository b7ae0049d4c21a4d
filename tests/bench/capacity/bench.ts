import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { ORIGIN } from "../../support/api";
import { ACTIONS, costOfAction, overspent } from "../../support/costs";
import { requestPrice, tablePrice } from "./prices";
import { withTown } from "./table";

/**
 * What each action costs, by what the table itself tells, at 1,000 and 10,000 rooms or at `-- --rooms 100000`. The actions
 * and their budgets are those of the tests. Ends with 1 when one is overspent, or costs more with more rooms.
 */
const { values } = parseArgs({ options: { rooms: { type: "string", multiple: true, default: ["1000", "10000"] } } });
const sizes = values.rooms.map(Number);

Object.assign(process.env, { PUBLIC_ORIGIN: ORIGIN, RATE_LIMITS: "off" });
const results = [];
for (const rooms of sizes) results.push({ rooms, rows: await withTown(rooms, measureAll) });
for (const { rooms, rows } of results) {
  console.log(
    `\n${rooms} rooms. Dollars are for a million: of the table, and with API Gateway's and Lambda's requests.`,
  );
  console.table(rows.map(({ over, ...row }) => ({ ...row, "": over.length > 0 ? `over: ${over}` : "" })));
}
mkdirSync(".local/bench", { recursive: true });
writeFileSync(".local/bench/capacity.json", `${JSON.stringify(results, null, 2)}\n`);
console.log("As JSON: .local/bench/capacity.json");

const overspends = results.flatMap(({ rooms, rows }) =>
  rows.filter(({ over }) => over.length > 0).map(({ action }) => `${action} at ${rooms} rooms`),
);
const [small, ...larger] = results;
const grown = larger.flatMap(({ rooms, rows }) =>
  rows
    .filter((row, index) => row.requests > small!.rows[index]!.requests || row.RCU > small!.rows[index]!.RCU + 1)
    .map(({ action }) => `${action} at ${rooms} rooms`),
);
if (overspends.length > 0) console.error(`Over budget: ${overspends.join("; ")}`);
if (grown.length > 0) console.error(`Costs more with more rooms: ${grown.join("; ")}`);
process.exitCode = overspends.length + grown.length > 0 ? 1 : 0;

async function measureAll(town: Parameters<typeof costOfAction>[1]) {
  const rows = [];
  for (const action of ACTIONS) {
    const cost = await costOfAction(action, town);
    const asked = action.name.startsWith("home") ? 3 : action.name.includes("derived") ? 0 : 1;
    rows.push({
      action: action.name,
      requests: cost.requests,
      together: cost.atOnce,
      RCU: cost.rcu,
      WCU: cost.wcu,
      "answer bytes": cost.bytes,
      "table $": round(tablePrice(cost)),
      "all $": round(tablePrice(cost) + asked * requestPrice),
      over: overspent(cost, action.budget),
    });
  }
  return rows;
}

function round(dollars: number) {
  return Math.round(dollars * 1000) / 1000;
}
