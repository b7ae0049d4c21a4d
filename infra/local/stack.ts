import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pictureHeaders, securityHeaders } from "../../shared/headers";
import { startBackground } from "./background";
import { builds, functionsFolder, siteFolder } from "./builds";
import type { Controls } from "./control";
import { apiOrigin } from "./edge/api";
import { avatarOrigin } from "./edge/avatars";
import { type Origin, plain } from "./edge/http";
import { RELOAD_TAG, reloading } from "./edge/reload";
import { routed } from "./edge/routes";
import { startEdge } from "./edge/server";
import { siteOrigin } from "./edge/site";
import { environmentOf } from "./environment";
import { type Functions, openFunctions } from "./functions";
import { startGroupCommit } from "./group-commit";
import { openInvocations } from "./invocations";
import { secretsOf } from "./secrets";
import { startServices } from "./services";
import { publishStack, releaseState, takeState } from "./state";
import { openTable } from "./table-part";

export type StackOptions = {
  /** 0 is any that is free. */
  port: number;
  /** Where the state is kept. */
  folder: string;
  /** Where functions and site are built. */
  buildFolder: string;
  fresh: boolean;
  /** Takes functions and site as they were built; otherwise they are built now, and again when a source changes. */
  isBuilt: boolean;
  stream: boolean;
  /** Fills in the first start; undefined leaves the community empty. */
  sample?: () => Promise<void>;
  /** One line for each part, as it stands. */
  report: (part: string, what: string) => void;
  onFault: (part: string, error: unknown) => void;
};

export type Stack = {
  origin: string;
  /** Resolves when a part without which nothing works has ended by itself, with a sentence. */
  broken: Promise<string>;
  stop: () => Promise<void>;
};

/** Starts everything that the cloud would run, on this machine. @throws Error in one sentence; then nothing is left running. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const parts = new AsyncDisposableStack();
  try {
    const { origin, broken } = await assemble(options, parts);
    return { origin, broken, stop: () => parts.disposeAsync() };
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}

async function assemble(options: StackOptions, parts: AsyncDisposableStack) {
  const { port, folder, buildFolder, report, onFault } = options;
  let answering: Origin = async () => plain(503, "Starting.", { "retry-after": "1" });
  // The port comes first: if it is taken, nothing else has been touched.
  const edge = await startEdge({
    port,
    origin: (asked) => answering(asked),
    headers: securityHeaders(),
    onFault: (error) => onFault("edge", error),
  });
  parts.defer(edge.close);
  const origin = `http://localhost:${edge.port}`;
  takeState(folder, options);
  parts.defer(() => releaseState(folder));
  const secrets = secretsOf(folder);

  const table = await openTable(folder, options);
  parts.defer(table.stop);
  report("table", table.endpoint);

  const groupCommit = await startGroupCommit(table.endpoint);
  parts.defer(groupCommit.stop);
  const functions = openFunctions(functionsFolder(buildFolder), () => ({ DYNAMODB_ENDPOINT: groupCommit.endpoint }));
  parts.defer(functions.stop);
  const invocations = openInvocations({
    folder: join(folder, "invocations"),
    setAsideIn: join(folder, "set-aside", "invocations"),
    invoke: functions.invoke,
    onFault: (error) => onFault("function", error),
  });
  let controls: Controls;
  const services = { folder, origin, secrets, functions, invocations, controls: () => controls };
  const { objects, signIn, aws } = await startServices(services, parts);
  report("objects", objects.endpoint);
  report("sign-in", `${signIn.origin}, playing Google and GitHub`);

  const endpoints = { dynamodb: table.endpoint, objects: objects.endpoint, aws: aws.origin, signIn: signIn.origin };
  const environment = environmentOf({ origin, secrets, ...endpoints });
  Object.assign(process.env, environment, { READY: "no" });
  const { site, reload } = await openCode({ ...options, origin }, functions, parts);

  const background = startBackground({ ...options, table, functions, invocations, store: objects.store });
  controls = background.controls;
  invocations.start();
  parts.defer(background.stop);
  report("stream", options.stream ? "on" : "off");

  answering = routed(
    {
      api: apiOrigin(functions, { originSecret: secrets.originSecret, onFault: (error) => onFault("api", error) }),
      avatars: avatarOrigin(objects.store),
      site: site.origin,
      here: reload,
    },
    { site: securityHeaders({ uploadOrigin: objects.endpoint }), pictures: pictureHeaders() },
  );
  // At a stop no new request may find half of the parts gone.
  parts.defer(edge.close);
  publishStack(folder, { pid: process.pid, origin, control: `${aws.origin}/_local`, environment });

  await settle(options, controls);
  process.env.READY = "yes";
  return { origin, broken: table.ended.then(() => "The table engine ended: its state is kept, start again.") };
}

/** Functions and site: taken as they were built, or built now and again with every change. */
async function openCode(options: StackOptions & { origin: string }, functions: Functions, parts: AsyncDisposableStack) {
  const { buildFolder, isBuilt, origin, report, onFault } = options;
  const reload = reloading();
  const site = siteOrigin(siteFolder(buildFolder), { origin, intoHead: isBuilt ? "" : RELOAD_TAG });
  const built = builds({ folder: buildFolder, functions, site, onFault: (what) => onFault("build", what) });
  parts.defer(built.stop);
  if (isBuilt) built.adopt();
  else await built.all();
  report("functions", functions.names().join(", "));
  report("site", siteFolder(buildFolder));
  if (isBuilt) return { site, reload: async () => plain(404, "There is nothing here.") };
  const watching = built.watch((what) => {
    reload.changed();
    report("rebuilt", what);
  });
  parts.defer(watching.stop);
  return { site, reload: reload.origin };
}

/** At the very first start the sample community moves in; a community that began without it stays without it. */
async function settle({ folder, sample, report }: StackOptions, { drained }: Controls) {
  const begun = join(folder, "begun");
  if (existsSync(begun)) return;
  if (sample) {
    await sample();
    await drained();
    report("sample", "a small community has moved in");
  }
  writeFileSync(begun, "");
}
