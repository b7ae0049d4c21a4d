import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Session } from "../sessions";
import type { Newcomer } from "../sign-in";
import type { Actor } from "../users";

/** What every handler finds in its context. The event is missing when the app is called without Lambda. */
export type Env = {
  Bindings: { event?: APIGatewayProxyEventV2 };
  Variables: {
    requestId: string;
    /** The answer holds only what anyone may see, so the CDN may share it for two seconds. */
    isShared?: boolean;
  };
};

/** What a handler finds beside that when only people who are signed in get to it. */
export type MemberEnv = Env & {
  Variables: {
    actor: Actor;
    session: Session;
    /** The Idempotency-Key, on endpoints that are `keyed`. */
    key: string;
    /** The version that If-Match names, on endpoints that are `versioned`; undefined when the header is missing. */
    version: number | undefined;
  };
};

/** What a handler finds when it is for the last step of a first sign-in. */
export type NewcomerEnv = Env & { Variables: { newcomer: Newcomer } };

/** What a guard may set. */
export type FullEnv = MemberEnv & NewcomerEnv;
