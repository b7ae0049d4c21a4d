import { parseArgs } from "node:util";
import { openCloud } from "../deployment/cloud";
import { Stopped } from "../deployment/faults";
import { showLogs } from "../deployment/logs";
import { command, terminal } from "../deployment/terminal";

/** npm run logs [-- FUNCTION] [--since 1h] [--errors] [--follow]: what the functions in the cloud have said, oldest first. */
await command(async () => {
  const { values, positionals } = parseArgs({
    options: {
      since: { type: "string", default: "1h" },
      errors: { type: "boolean", default: false },
      follow: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length > 1) throw new Stopped("Use: npm run logs -- [FUNCTION] [--since 1h] [--errors] [--follow]");
  await showLogs(await openCloud(), terminal, {
    from: positionals[0],
    since: values.since,
    errorsOnly: values.errors,
    follow: values.follow ? { everyMs: 3000, until: () => false } : undefined,
  });
});
