import { rmSync } from "node:fs";
import { buildFunctions } from "../build/functions";
import { FUNCTIONS } from "../deployment/build";
import { synthesise } from "../deployment/synth";
import { command, terminal } from "../deployment/terminal";

/** npm run synth: writes and checks the template that `npm run deploy` would send. Needs no account and no network. */
await command(async () => {
  rmSync(FUNCTIONS, { recursive: true, force: true });
  await buildFunctions(FUNCTIONS);
  terminal.say(await synthesise());
  terminal.say("What decodes pictures is native code: the deployment fetches it for Lambda and adds it.");
});
