import { parseArgs } from "node:util";
import * as Community from "../../functions/community";
import * as Users from "../../functions/users";
import { Problem } from "../../shared/problems";
import { openTarget } from "../data/target";

/** npm run grant -- owner USERNAME [--take-back] [--target local|cloud]: makes a person the community's owner, or one no more. */
const USAGE = "npm run grant -- owner USERNAME [--take-back] [--target local|cloud]";

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { target: { type: "string", default: "local" }, "take-back": { type: "boolean", default: false } },
  });
  const [role, username, ...more] = positionals;
  if (role !== "owner" || !username || more.length > 0) throw new Error(USAGE);
  await openTarget(values.target);
  console.log(await (values["take-back"] ? takeBack : grant)(username));
} catch (error) {
  console.error(error instanceof Problem ? (error.detail ?? error.message) : (error as Error).message);
  process.exitCode = 1;
}

async function grant(name: string): Promise<string> {
  const { id, username } = await Users.getByUsername(name);
  return (await Community.grant(id))
    ? `${username} owns the community now.`
    : `${username} owned the community already.`;
}

async function takeBack(name: string): Promise<string> {
  const { id, username } = await Users.getByUsername(name);
  await Community.revoke(id);
  return `${username} does not own the community.`;
}
