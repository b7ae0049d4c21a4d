import { type Context, Hono } from "hono";
import * as v from "valibot";
import { ExportState, LinkedIdentities, OpenSessions, SessionId, UsernameChange } from "../../../shared/account";
import { PictureUpload, UploadTicket } from "../../../shared/avatars";
import { OwnProfile } from "../../../shared/people";
import { Provider, SignInAddress, SignInStart } from "../../../shared/session";
import * as Avatars from "../../avatars";
import * as Exports from "../../exports";
import * as Limits from "../../limits";
import * as Sessions from "../../sessions";
import type * as SignIn from "../../sign-in";
import * as Users from "../../users";
import { beginAttempt } from "../attempt";
import { member } from "../endpoint";
import type { Env, MemberEnv } from "../env";

const SessionParams = v.object({ id: SessionId });
const ProviderParams = v.object({ provider: Provider });

const proof = ({ var: { actor, session } }: Context<MemberEnv>, aim: SignIn.Proof["aim"]): SignIn.Proof => ({
  aim,
  userId: actor.userId,
  sessionId: session.sessionId,
});

/** What a person settles about the own account. Mounted at /api/me. */
export const account = new Hono<Env>()
  .post(
    "/avatar",
    member({
      summary: "Asks to send a picture",
      description:
        "Answers a form that takes one picture of at most 2 MiB for five minutes. Once it was looked at, the own profile's " +
        "`avatarVersion` or `avatarRefused` is the `version` answered here.",
      body: PictureUpload,
      limited: true,
      answers: { 200: UploadTicket },
    }),
    async (c) => {
      await Limits.spend(c.var.actor, "edits");
      return c.json(Avatars.offerUpload(c.var.actor, c.req.valid("json").type));
    },
  )
  .delete(
    "/avatar",
    member({ summary: "Goes back to the drawn default", limited: true, answers: { 200: OwnProfile } }),
    async (c) => {
      await Limits.spend(c.var.actor, "edits");
      await Avatars.remove(c.var.actor);
      return c.json(await Users.getOwn(c.var.actor));
    },
  )
  .post(
    "/username",
    member({
      summary: "Takes another username, once in 30 days",
      description: "The old address leads to the new one for 30 days.",
      body: UsernameChange,
      limited: true,
      answers: { 200: OwnProfile },
      problems: ["username-taken", "conflict"],
    }),
    async (c) => {
      const { username } = c.req.valid("json");
      await Limits.spend(c.var.actor, "edits");
      await Users.rename(c.var.actor, username);
      await Sessions.rename(c.var.actor.userId, { username });
      return c.json(await Users.getOwn(c.var.actor));
    },
  )
  .get(
    "/sessions",
    member({ summary: "Where one is signed in, the last used first", answers: { 200: OpenSessions } }),
    async (c) => c.json({ items: await Sessions.list(c.var.actor, c.var.session.sessionId) }),
  )
  .delete(
    "/sessions/:id",
    member({
      summary: "Signs one browser out",
      params: SessionParams,
      answers: { 204: null },
      problems: ["not-found"],
    }),
    async (c) => {
      await Sessions.endOne(c.var.actor, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .get("/identities", member({ summary: "One's ways of signing in", answers: { 200: LinkedIdentities } }), async (c) =>
    c.json({ items: await Users.listIdentities(c.var.actor), fresh: Sessions.isFresh(c.var.session) }),
  )
  .get(
    "/export",
    member({
      summary: "Everything one wrote or that is kept about one",
      description:
        "As JSON Lines. What is too much for one answer is made first: ask again until the state is `ready`, then follow the link.",
      limited: true,
      answers: { 200: "application/jsonl", 202: ExportState },
    }),
    async (c) => {
      const { actor } = c.var;
      const known = await Exports.find(actor);
      if (known) return c.json(known, 202);
      await Limits.spend(actor, "exports");
      const lines = await Exports.collect(actor);
      if (lines === undefined) return c.json(await Exports.request(actor), 202);
      c.header("content-type", "application/jsonl");
      c.header("content-disposition", `attachment; filename="${actor.username}.jsonl"`);
      return c.body(lines);
    },
  )
  .post(
    "/identities/:provider",
    member({
      summary: "Begins to link one more way of signing in",
      description: "Answers the provider's address to go to, as a sign-in does.",
      params: ProviderParams,
      body: SignInStart,
      fresh: true,
      limited: true,
      answers: { 200: SignInAddress },
      problems: ["conflict"],
    }),
    async (c) => {
      const { returnTo } = c.req.valid("json");
      return c.json(await beginAttempt(c, c.req.valid("param").provider, returnTo, proof(c, "link")));
    },
  )
  .post(
    "/proof/:provider",
    member({
      summary: "Begins to sign in once more, which linking, unlinking and leaving need",
      params: ProviderParams,
      body: SignInStart,
      limited: true,
      answers: { 200: SignInAddress },
      problems: ["conflict"],
    }),
    async (c) => {
      const { returnTo } = c.req.valid("json");
      return c.json(await beginAttempt(c, c.req.valid("param").provider, returnTo, proof(c, "prove")));
    },
  )
  .delete(
    "/identities/:provider",
    member({
      summary: "Takes a way of signing in away, unless it is the last",
      params: ProviderParams,
      fresh: true,
      answers: { 204: null },
      problems: ["not-found", "conflict"],
    }),
    async (c) => {
      await Users.unlink(c.var.actor, c.req.valid("param").provider);
      return c.body(null, 204);
    },
  );
