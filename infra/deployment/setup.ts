import { randomBytes } from "node:crypto";
import { PARAMETERS, type ParameterPath, SECRETS } from "../settings";
import type { Cloud } from "./cloud";
import { Stopped } from "./faults";
import { type Parameters, readParameters, writeParameter } from "./parameters";
import type { Terminal } from "./terminal";

/** Without these nothing can be deployed; what is left can follow when somebody wants to sign in. */
const NEEDED: ParameterPath[] = [
  "cursor-key",
  "origin-secrets",
  "notice-email",
  "monthly-budget",
  "feed-shards",
  "requests-per-second",
  "shape/staging",
  "secrets/cookie-keys",
];

const newKey = () => randomBytes(32).toString("base64url");

/** Bucket names are everybody's, so this one is random too. */
const newValue = (path: ParameterPath) =>
  path === "shape/staging" ? `staging-${randomBytes(10).toString("hex")}` : newKey();

/** @throws Stopped when a value does not have its form; the value is not repeated. */
export function checkValue(path: ParameterPath, value: string): string {
  const about = PARAMETERS[path];
  if (!about) throw new Stopped(`There is nothing called ${path} to set: ${Object.keys(PARAMETERS).join(", ")}.`);
  const trimmed = value.trim();
  if (!trimmed || /\s/.test(trimmed) || (about.form && !about.form.test(trimmed))) {
    throw new Stopped(`This is no value for ${path} (${about.about}).`);
  }
  return trimmed;
}

/** Reads `name=value`, as often as it was given. @throws Stopped when it has another form. */
export function givenIn(settings: string[]): Parameters {
  return Object.fromEntries(
    settings.map((setting) => {
      const [, path, value] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
      if (!path) throw new Stopped("Settings are given as --set NAME=VALUE.");
      return [path, checkValue(path as ParameterPath, value!)];
    }),
  );
}

/** The names of what is to be as if it had never been set. @throws Stopped for what nothing runs without. */
export function optionalIn(names: string[]): ParameterPath[] {
  return names.map((name) => {
    if (!PARAMETERS[name as ParameterPath]) throw new Stopped(`There is nothing called ${name} to unset.`);
    if (NEEDED.includes(name as ParameterPath))
      throw new Stopped(`Nothing runs without ${name}: set it to another value.`);
    return name as ParameterPath;
  });
}

/**
 * Puts in place what a deployment needs: makes what can be made, takes what is given, asks for what is left.
 * @throws Stopped when something is left and nobody is there to ask.
 */
export async function setUpNeeded(cloud: Cloud, terminal: Terminal, given: Parameters = {}): Promise<Parameters> {
  const found = await readParameters(cloud);
  const put = async (path: ParameterPath, value: string) => {
    await writeParameter(cloud, path, value);
    found[path] = value;
  };
  for (const [path, value] of Object.entries(given) as [ParameterPath, string][])
    await put(path, checkValue(path, value));
  for (const path of NEEDED) {
    if (found[path]) continue;
    const { about, made, preset } = PARAMETERS[path];
    const value = made
      ? newValue(path)
      : (preset ?? (await terminal.ask(`${about[0]!.toUpperCase()}${about.slice(1)} (${path}):`)));
    if (!value) throw new Stopped(`${path} is not set (${about}): run \`npm run setup -- --set ${path}=...\`.`);
    await put(path, checkValue(path, value));
  }
  return found;
}

/**
 * A key's next value. What the old one sealed or signed still opens:
 * - sign-ins under way are sealed by the first cookie key and opened by both;
 * - the CDN sends the first origin secret. It is changed before the functions are, so a new one is made known first, behind
 *   the old one, and takes its place the next time;
 * - positions in lists live for minutes, so the key that signs them simply changes.
 */
export function rotated(path: ParameterPath, current = ""): string {
  if (PARAMETERS[path]?.made !== "key" || path === "shape/staging") throw new Stopped(`${path} is no key to change.`);
  const [first, second] = current.split(",").filter(Boolean);
  if (path === "cursor-key" || !first) return newKey();
  if (path === "origin-secrets") return second ?? `${first},${newKey()}`;
  return `${newKey()},${first}`;
}

/** What is left to do once a key was changed. */
export function afterRotation(path: ParameterPath, value: string): string {
  if (path.startsWith(`${SECRETS}/`)) return `${path} is new: it is used within five minutes.`;
  if (path === "origin-secrets" && value.includes(",")) {
    return `${path} has a new value behind the old one: run \`npm run deploy\`, then this once more, then deploy again.`;
  }
  return `${path} is new: run \`npm run deploy\` now.`;
}

const PROVIDERS = {
  google: {
    name: "Google",
    steps: [
      "Open https://console.cloud.google.com/auth/clients and choose or create a project.",
      "Say who the community is under Branding, and let everybody in under Audience (External, then Publish).",
      "Create a client of the type Web application.",
    ],
    address: (origin: string) => ({
      "Authorised JavaScript origin": origin,
      "Authorised redirect URI": `${origin}/api/auth/google/callback`,
    }),
    after: "Google shows its own unbranded page until a domain of your own, with the privacy page on it, is verified.",
  },
  github: {
    name: "GitHub",
    steps: ["Open https://github.com/settings/applications/new (or your organisation's settings)."],
    address: (origin: string) => ({
      "Homepage URL": origin,
      "Authorization callback URL": `${origin}/api/auth/github/callback`,
    }),
    after: "Then choose Generate a new client secret.",
  },
} as const;

/**
 * Says where each way of signing in is set up and takes its two values. Enter leaves a provider for later: the site says
 * that it is not set up yet.
 */
export async function setUpSignIn(cloud: Cloud, terminal: Terminal, found: Parameters, origin: string | undefined) {
  for (const [provider, { name, steps, address, after }] of Object.entries(PROVIDERS)) {
    const paths = (["client-id", "client-secret"] as const).map(
      (part) => `${SECRETS}/${provider}-${part}` as ParameterPath,
    );
    if (paths.every((path) => found[path])) {
      terminal.say(`${name} is set up.`);
      continue;
    }
    terminal.say(`\n${name} is not set up yet:`);
    const told = origin
      ? Object.entries(address(origin)).map(([field, value]) => `${field}: ${value}`)
      : [WITHOUT_ADDRESS];
    for (const line of [...steps, ...told, after]) terminal.say(`  - ${line}`);
    for (const path of paths) {
      const value = await terminal.ask(`${PARAMETERS[path].about} (Enter to leave it for later):`, {
        hidden: path.endsWith("secret"),
      });
      if (!value) break;
      await writeParameter(cloud, path, checkValue(path, value));
    }
  }
}

const WITHOUT_ADDRESS =
  "It asks for the site's address, which is known after `npm run deploy`: run `npm run setup` again then.";
