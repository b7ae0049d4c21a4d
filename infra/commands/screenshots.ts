import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildFunctions } from "../build/functions";
import { buildSite } from "../build/site";
import { fillSample } from "../data/sample";
import { functionsFolder, siteFolder } from "../local/builds";
import { signInAs } from "../local/sign-in/client";
import { startStack } from "../local/stack";
import { NO_STACK, runningStack, stateFolder } from "../local/state";
import { openCamera, THEMES, take } from "../screenshots/camera";
import { settleMember } from "../screenshots/member";
import { type Found, places } from "../screenshots/places";

/**
 * npm run screenshots: pictures of every page at three widths in both themes, of the sample community, into
 * docs/screenshots. --running takes them of the running local stack instead, whatever was imported there, into
 * screenshots/ of its state folder, which is ignored by git. --only NAME,NAME, --width N, --theme light|dark choose.
 */
const WIDTHS = [360, 768, 1280];

type Community = { origin: string; cookie: string; found: Found };

try {
  const { values } = parseArgs({
    options: {
      running: { type: "boolean", default: false },
      only: { type: "string" },
      width: { type: "string" },
      theme: { type: "string" },
    },
  });
  const widths = values.width ? [Number(values.width)] : WIDTHS;
  const themes = THEMES.filter((theme) => !values.theme || theme === values.theme);
  await using community = values.running ? await theRunning() : await aSample();
  const only = values.only?.split(",");
  const folder = values.running ? join(stateFolder(), "screenshots") : "docs/screenshots";
  const { origin, cookie, found } = community;
  const browser = await openCamera();
  for (const place of places(found).filter(({ name }) => !only || only.includes(name)))
    for (const width of widths)
      for (const theme of themes) console.log(await take(browser, { width, theme, place, origin, cookie }, folder));
  await browser.close();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

type Listed = { items: { id: string; topic: { id: string; slug: string }; host: { username: string } }[] };

/** The liveliest room, its topic and its host. */
async function look(origin: string, member: string): Promise<Found> {
  const { items } = (await (await fetch(`${origin}/api/rooms?limit=5`)).json()) as Listed;
  const lively = items.find(({ host }) => host.username !== member);
  if (!lively) throw new Error("There is no room to take a picture of.");
  const { id, topic, host } = lively;
  return { room: `/rooms/${id}`, topic: `/topics/${topic.id}/${topic.slug}`, host: host.username, member };
}

async function theRunning(): Promise<Community & AsyncDisposable> {
  const stack = runningStack();
  if (!stack) throw new Error(NO_STACK);
  const member = "camera";
  const cookie = await signInAs(stack.origin, member);
  return { origin: stack.origin, cookie, found: await look(stack.origin, member), async [Symbol.asyncDispose]() {} };
}

/** A stack of its own with the sample in it, which leaves nothing behind. */
async function aSample(): Promise<Community & AsyncDisposable> {
  const folder = mkdtempSync(join(tmpdir(), "screenshots-"));
  const buildFolder = join(folder, "build");
  await Promise.all([buildFunctions(functionsFolder(buildFolder)), buildSite(siteFolder(buildFolder))]);
  const stack = await startStack({
    port: 0,
    folder,
    buildFolder,
    fresh: false,
    isBuilt: true,
    stream: true,
    sample: fillSample,
    report: () => {},
    onFault: (part, error) => console.error(part, error),
  });
  const { username, cookie } = await settleMember(stack.origin);
  return {
    origin: stack.origin,
    cookie,
    found: await look(stack.origin, username),
    async [Symbol.asyncDispose]() {
      await stack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
