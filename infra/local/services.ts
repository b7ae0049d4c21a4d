import { join } from "node:path";
import type { Provider } from "../../shared/session";
import { awsStandIn } from "./aws";
import { type Controls, control } from "./control";
import { SECRETS_PATH } from "./environment";
import type { Functions } from "./functions";
import type { Invocations } from "./invocations";
import { startObjects } from "./objects/server";
import type { Secrets } from "./secrets";
import { serve } from "./serve";
import { signInStandIn } from "./sign-in/app";

type Options = {
  folder: string;
  /** The site's own address. */
  origin: string;
  secrets: Secrets;
  functions: Functions;
  invocations: Invocations;
  controls: () => Controls;
};

/** What functions ask beside the table, each on a free port: objects, the providers of sign-in, and AWS itself. */
export async function startServices(options: Options, parts: AsyncDisposableStack) {
  const { folder, origin, secrets, functions, invocations, controls } = options;
  const objects = await startObjects({
    folder: join(folder, "objects"),
    siteOrigin: origin,
    onUpload: (event) => functions.has("avatar-uploaded") && invocations.add("avatar-uploaded", event),
  });
  parts.defer(objects.stop);

  const signIn = await serve(
    await signInStandIn({
      keptIn: join(folder, "sign-in.json"),
      siteOrigin: origin,
      clients: clientsOf(origin, secrets),
    }),
  );
  parts.defer(signIn.stop);

  const parameters = { parametersPath: SECRETS_PATH, parameters: secrets.parameters };
  const aws = await serve(awsStandIn({ ...parameters, functions, invocations }).route("/_local", control(controls)));
  parts.defer(aws.stop);
  return { objects, signIn, aws };
}

/** How the site is known at each provider, as the functions read it from their parameters. */
function clientsOf(origin: string, { parameters }: Secrets) {
  const client = (provider: Provider) => ({
    id: parameters[`${provider}-client-id`]!,
    secret: parameters[`${provider}-client-secret`]!,
    redirectUri: `${origin}/api/auth/${provider}/callback`,
  });
  return { google: client("google"), github: client("github") };
}
