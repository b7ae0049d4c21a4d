/** The stack's name unless one is given; the template's file is named after it whatever the stack is called. */
export const STACK_NAME = "Community";

/** The folder of what only the functions read, encrypted; all else is plain and read when the stack is deployed. */
export const SECRETS = "secrets";

/** What the stack is told by the parameter store, with what `npm run setup` puts there unless somebody says otherwise. */
export const SETTINGS = {
  "cursor-key": { about: "signs positions in lists", made: "key" },
  "origin-secrets": { about: "tells the API that a call came through the CDN", made: "key" },
  "notice-email": { about: "gets the alarms and the notice of the budget" },
  "monthly-budget": { about: "dollars a month from which a notice is sent", preset: "10" },
  "feed-shards": { about: "partitions that the feeds are spread over", preset: "1" },
  "requests-per-second": { about: "what the API takes before it answers 429", preset: "500" },
} as const satisfies Record<string, { about: string; made?: "key"; preset?: string }>;
export type Setting = keyof typeof SETTINGS;

/** What the functions fetch by themselves when they need it. */
export const SECRET_SETTINGS = {
  "cookie-keys": { about: "encrypt sign-ins under way", made: "key" },
  "google-client-id": { about: "Google's client ID" },
  "google-client-secret": { about: "Google's client secret" },
  "github-client-id": { about: "GitHub's client ID" },
  "github-client-secret": { about: "GitHub's client secret" },
} as const satisfies Record<string, { about: string; made?: "key" }>;
export type SecretSetting = keyof typeof SECRET_SETTINGS;

/** `/Community/feed-shards`; secrets stand one folder deeper. */
export const parameterName = (
  stackName: string,
  name: Setting | typeof SECRETS | `${typeof SECRETS}/${SecretSetting}`,
) => `/${stackName}/${name}`;
