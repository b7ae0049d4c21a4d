import { type FilteredLogEvent, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Cloud } from "./cloud";
import { Stopped } from "./faults";
import { outputsOf, resourcesOf } from "./stack";
import type { Terminal } from "./terminal";

export type LogsOptions = {
  /** A function's name, or undefined for all of them and the gateway. */
  from?: string;
  /** `30m`, `6h`, `2d`. */
  since: string;
  errorsOnly: boolean;
  /** Keeps asking; undefined ends with what there is. */
  follow?: { everyMs: number; until: () => boolean };
};

const UNITS: Record<string, number> = { m: 60_000, h: 3600_000, d: 24 * 3600_000 };

/** @throws Stopped when it is no span of time. */
function spanOf(text: string): number {
  const [, count, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  if (!count || !unit) throw new Stopped(`--since is a span of time such as 30m, 6h or 2d, not ${text}.`);
  return Number(count) * UNITS[unit]!;
}

/** The stack's log groups by the name of what writes them. */
async function groupsOf(cloud: Cloud): Promise<Map<string, string>> {
  await outputsOf(cloud);
  const groups = (await resourcesOf(cloud, cloud.stackName)).filter(
    ({ ResourceType }) => ResourceType === "AWS::Logs::LogGroup",
  );
  return new Map(
    groups.map(({ LogicalResourceId, PhysicalResourceId }) => [writerOf(LogicalResourceId!), PhysicalResourceId!]),
  );
}

/** `Functionstablechangedlogs7BA87E8C` is written by `tablechanged`, `ApiLogsCD139AD4` by the gateway. */
const writerOf = (logicalId: string) => /^Functions(\w+)logs\w{8}$/.exec(logicalId)?.[1] ?? "gateway";

/** Writes what the functions have said, oldest first, each line after its writer's name. */
export async function showLogs(cloud: Cloud, { say }: Terminal, options: LogsOptions, now = Date.now()): Promise<void> {
  const groups = await groupsOf(cloud);
  const wanted = options.from?.replaceAll("-", "");
  if (wanted && !groups.has(wanted)) {
    throw new Stopped(`Nothing called ${options.from} writes a log: ${[...groups.keys()].sort().join(", ")} do.`);
  }
  const shown = new Set<string>();
  let from = now - spanOf(options.since);
  do {
    const found: { writer: string; event: FilteredLogEvent }[] = [];
    for (const [writer, group] of groups) {
      if (wanted && writer !== wanted) continue;
      for await (const event of eventsOf(cloud, group, from, options.errorsOnly)) found.push({ writer, event });
    }
    found.sort((a, b) => a.event.timestamp! - b.event.timestamp!);
    for (const { writer, event } of found) {
      if (shown.has(event.eventId!)) continue;
      shown.add(event.eventId!);
      from = Math.max(from, event.timestamp!);
      say(`${new Date(event.timestamp!).toISOString()}  ${writer}  ${event.message!.trim()}`);
    }
    if (options.follow) await new Promise((resolve) => setTimeout(resolve, options.follow!.everyMs));
  } while (options.follow && !options.follow.until());
}

const ERRORS = '{ ($.level = "ERROR") || ($.level = "FATAL") || ($.type = "platform.report") || ($.status = "5*") }';

async function* eventsOf({ logs }: Cloud, logGroupName: string, startTime: number, errorsOnly: boolean) {
  let nextToken: string | undefined;
  do {
    const page = await logs.send(
      new FilterLogEventsCommand({
        logGroupName,
        startTime,
        nextToken,
        filterPattern: errorsOnly ? ERRORS : undefined,
      }),
    );
    yield* page.events ?? [];
    nextToken = page.nextToken;
  } while (nextToken);
}
