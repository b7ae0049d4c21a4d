/** What a command says and then ends with 1: one sentence that tells what to do. */
export class Stopped extends Error {}

type AwsError = { name?: string; code?: string; message?: string; hostname?: string; cause?: unknown };

const SENTENCES: [pattern: RegExp, sentence: string][] = [
  [
    /^(CredentialsProviderError|CredentialsError|MissingAuthenticationToken(Exception)?)$/,
    "There are no AWS credentials here: sign in with `aws sso login` or `aws configure` (or set AWS_PROFILE), then run this again.",
  ],
  [
    /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired|TokenProviderError)$/,
    "Your AWS session has expired: sign in again (`aws sso login`), then run this again; it goes on where it stopped.",
  ],
  [
    /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure|InvalidAccessKeyId)$/,
    "AWS does not know these credentials, or not in this region: look at AWS_PROFILE and AWS_REGION, then run this again.",
  ],
];

const EXPIRED = /token .*expired|session .*(expired|invalid)/i;

/** Any failure as one sentence for people, without a stack or anything that was sent. */
export function sentenceOf(error: unknown): string {
  const { name = "", code = "", message = "", cause, hostname } = (error ?? {}) as AwsError;
  if (error instanceof Stopped) return message;
  if (EXPIRED.test(message)) return SENTENCES[1]![1];
  const known = SENTENCES.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  if (/^Region (is missing|not accepted)/.test(message)) {
    return "No AWS region is chosen, or none that there is: set AWS_REGION, for example to eu-central-1, then run this again.";
  }
  if (["ENOTFOUND", "EAI_AGAIN"].includes(code)) {
    return `${hostname ?? "AWS"} cannot be found: look at AWS_REGION and at the network, then run this again.`;
  }
  if (/^AccessDenied|^UnauthorizedOperation/.test(name)) {
    const action = /perform:? (\S+)/.exec(message)?.[1];
    return `These credentials may not ${action ? `do ${action}` : "do this"}: deploying takes an administrator's, or these rights added.`;
  }
  if (cause) return sentenceOf(cause);
  return [name && name !== "Error" ? name : "", message.split("\n")[0]].filter(Boolean).join(": ") || String(error);
}
