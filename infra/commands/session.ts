import { parseArgs } from "node:util";
import { PROVIDERS, type Provider } from "../../shared/session";
import { signInAs } from "../local/sign-in/client";
import { NO_STACK, runningStack } from "../local/state";

/**
 * npm run -s session -- USERNAME: signs somebody in on the running local stack, at the first time with this username,
 * and prints the Cookie header. --provider google|github.
 */
const USAGE = "Usage: npm run -s session -- USERNAME [--provider google|github]";

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { provider: { type: "string", default: "github" } },
  });
  const [username, ...more] = positionals;
  const provider = PROVIDERS.find((one) => one === values.provider) as Provider | undefined;
  if (!username || more.length > 0 || !provider) throw new Error(USAGE);
  const stack = runningStack();
  if (!stack) throw new Error(NO_STACK);
  console.log(await signInAs(stack.origin, username, provider));
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
