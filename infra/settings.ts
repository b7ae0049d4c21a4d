/** The stack's name unless one is given; the template's file is named after it whatever the stack is called. */
export const STACK_NAME = "Community";

type About = { about: string; made?: "key"; preset?: string; form?: RegExp };

/**
 * What CloudFormation reads from the parameter store when it deploys, with what `npm run setup` puts there unless
 * somebody says otherwise. None of it is a secret of a person's.
 */
export const SETTINGS = {
  "cursor-key": { about: "signs positions in lists", made: "key" },
  "origin-secrets": { about: "tell the API that a call came through the CDN", made: "key" },
  "notice-email": { about: "gets the alarms and the budget's notice", form: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ },
  "monthly-budget": { about: "dollars a month; a notice is sent before they are spent", preset: "10", form: /^\d+$/ },
  "feed-shards": { about: "partitions that the feeds are spread over", preset: "1", form: /^[1-9]\d?$/ },
  "requests-per-second": { about: "what the API takes before it answers 429", preset: "500", form: /^[1-9]\d*$/ },
} as const satisfies Record<string, About>;
export type Setting = keyof typeof SETTINGS;

/** What changes the stack's shape; read by the commands, since CloudFormation cannot. */
export const SHAPE_SETTINGS = {
  staging: { about: "the bucket by way of which code travels", made: "key" },
  domain: { about: "a name of your own for the site" },
  certificate: { about: "the domain's certificate, in us-east-1" },
  firewall: { about: "a web ACL of AWS WAF, in us-east-1" },
  tracing: { about: "traces of calls: on or off", form: /^(on|off)$/ },
} as const satisfies Record<string, About>;
export type ShapeSetting = keyof typeof SHAPE_SETTINGS;

/** What the functions fetch by themselves when they need it. Kept encrypted. */
const SECRET_SETTINGS = {
  "cookie-keys": { about: "encrypt sign-ins under way", made: "key" },
  "google-client-id": { about: "Google's client ID" },
  "google-client-secret": { about: "Google's client secret" },
  "github-client-id": { about: "GitHub's client ID" },
  "github-client-secret": { about: "GitHub's client secret" },
} as const satisfies Record<string, About>;
export type SecretSetting = keyof typeof SECRET_SETTINGS;

export const SECRETS = "secrets";
const SHAPE = "shape";

export type ParameterPath = Setting | `${typeof SHAPE}/${ShapeSetting}` | `${typeof SECRETS}/${SecretSetting}`;

/** `/Community/feed-shards`, `/Community/secrets/cookie-keys`. */
export const parameterName = (stackName: string, path: ParameterPath | typeof SECRETS) => `/${stackName}/${path}`;

/** Every parameter there is, by its path. */
export const PARAMETERS: Record<ParameterPath, About> = Object.fromEntries([
  ...Object.entries(SETTINGS),
  ...Object.entries(SHAPE_SETTINGS).map(([name, about]) => [`${SHAPE}/${name}`, about]),
  ...Object.entries(SECRET_SETTINGS).map(([name, about]) => [`${SECRETS}/${name}`, about]),
]);
