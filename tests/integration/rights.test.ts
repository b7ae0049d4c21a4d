import { beforeAll, expect, test } from "vitest";
import * as Community from "../../functions/community";
import * as Reports from "../../functions/reports";
import * as Sessions from "../../functions/sessions";
import { newId } from "../../functions/table";
import * as Topics from "../../functions/topics";
import * as Users from "../../functions/users";
import {
  type Asking,
  ask,
  describedOperations,
  newKey,
  openRoom,
  type Person,
  somebody,
  withApi,
} from "../support/api";
import { withBuckets } from "../support/buckets";
import { allOf, say, unique } from "../support/community";
import { withSignIn } from "../support/sign-in";

/** Who may do what: every operation of the API by everybody who might ask for it. */
process.env.RATE_LIMITS = "off";
withApi();
withBuckets();
withSignIn();

/**
 * `other`: signed in, and has nothing to do with the thing. `member`: joined the room. `author`: said the message in it.
 * `host`: of the room. `owner`: of the community. What is one's own at `/api/me` is everybody's own.
 */
const ROLES = ["visitor", "other", "member", "author", "host", "owner"] as const;
type Role = (typeof ROLES)[number];

/** The things an operation may be about, made anew for every cell that may change them. */
type Scene = { people: Record<Exclude<Role, "visitor">, Person>; roomId: string; messageId: string; topic: string };

type Row = {
  may: Record<Role, number>;
  /** What stands for `{…}` in the path. */
  path?: (scene: Scene, asker: Person) => Promise<Record<string, string>> | Record<string, string>;
  asking?: (scene: Scene, asker: Person) => Promise<Asking> | Asking;
};

const all = (status: number) => Object.fromEntries(ROLES.map((role) => [role, status])) as Record<Role, number>;
const anyone = (status = 200) => all(status);
const signedIn = (status = 200) => ({ ...all(status), visitor: 401 });
const only = (status: number, ...roles: Role[]) => ({
  ...all(403),
  visitor: 401,
  ...(Object.fromEntries(roles.map((role) => [role, status])) as Partial<Record<Role, number>>),
});

const inRoom = ({ roomId: id }: Scene) => ({ id });
const onMessage = ({ roomId: id, messageId }: Scene) => ({ id, messageId });
const ofOther = ({ people }: Scene) => ({ username: people.author.username });
const ofProvider = () => ({ provider: "github" });
const keyed = (body: object) => () => ({ key: newKey(), body });
const sending = (body: object, version?: number) => () => ({ body, version });

const messageDeleted = ({ people, roomId, messageId }: Scene) =>
  ask("DELETE", `/api/rooms/${roomId}/messages/${messageId}`, { cookie: people.author.cookie });
const roomDeleted = ({ people, roomId }: Scene) =>
  ask("DELETE", `/api/rooms/${roomId}`, { cookie: people.host.cookie });

/** A first post that waits, as a report. */
async function waiting({ people, roomId }: Scene) {
  const id = newId();
  await Reports.hold(id, { about: people.author, room: { id: roomId, name: "Room" }, text: "https://example.com" });
  return { id };
}

/** A report by somebody who has nothing else to do with the room. */
async function reported({ people, roomId }: Scene) {
  const subject = { kind: "room", about: people.host, room: { id: roomId, name: "Room" }, text: "" } as const;
  await Reports.open(await somebody(), subject, "Because");
  const open = await allOf((page) => Reports.list(page));
  return { id: open.find(({ room }) => room?.id === roomId)!.id };
}

const sessionOf = async ({ userId }: Users.Actor) => (await Sessions.list({ userId, username: "" }, ""))[0]!.id;

const TABLE: Record<string, Row> = {
  "GET /api/health": { may: anyone() },
  "GET /api/openapi.json": { may: anyone() },
  "GET /robots.txt": { may: anyone() },
  "GET /api/sitemap.xml": { may: anyone() },
  "GET /api/community": { may: anyone() },
  "GET /api/session": { may: anyone() },
  "GET /api/topics": { may: anyone() },
  "GET /api/rooms": { may: anyone() },
  "GET /api/rooms/{id}": { may: anyone(), path: inRoom },
  "GET /api/rooms/{id}/messages": { may: anyone(), path: inRoom },
  "GET /api/rooms/{id}/participants": { may: anyone(), path: inRoom },
  "GET /api/activity": { may: anyone() },
  "GET /api/search": { may: anyone() },
  "GET /api/erasures/{receipt}": { may: anyone(404), path: () => ({ receipt: "x".repeat(43) }) },

  "POST /api/rooms": { may: signedIn(201), asking: keyed({ name: "Mine", topic: "Rights", description: "" }) },
  "PATCH /api/rooms/{id}": { may: only(200, "host"), path: inRoom, asking: sending({ name: "Renamed" }, 1) },
  "DELETE /api/rooms/{id}": { may: only(204, "host", "owner"), path: inRoom },
  "POST /api/rooms/{id}/restore": {
    may: only(200, "host"),
    path: async (scene) => {
      await roomDeleted(scene);
      return inRoom(scene);
    },
  },
  "POST /api/rooms/{id}/lock": { may: only(200, "host", "owner"), path: inRoom },
  "DELETE /api/rooms/{id}/lock": { may: only(200, "host", "owner"), path: inRoom },
  "POST /api/rooms/{id}/membership": { may: signedIn(), path: inRoom },
  "DELETE /api/rooms/{id}/membership": { may: { ...signedIn(204), host: 409 }, path: inRoom },
  "POST /api/rooms/{id}/messages": { may: signedIn(201), path: inRoom, asking: keyed({ body: "Said" }) },
  "PATCH /api/rooms/{id}/messages/{messageId}": {
    may: only(200, "author"),
    path: onMessage,
    asking: sending({ body: "Changed" }, 1),
  },
  "DELETE /api/rooms/{id}/messages/{messageId}": { may: only(204, "author", "host", "owner"), path: onMessage },
  "POST /api/rooms/{id}/messages/{messageId}/restore": {
    may: only(200, "author"),
    path: async (scene) => {
      await messageDeleted(scene);
      return onMessage(scene);
    },
  },
  // One's own words are for others to react to.
  "PUT /api/rooms/{id}/messages/{messageId}/reaction": {
    may: { ...signedIn(204), author: 409 },
    path: onMessage,
    asking: sending({ reaction: "thanks" }),
  },
  "DELETE /api/rooms/{id}/messages/{messageId}/reaction": { may: signedIn(204), path: onMessage },
  "PUT /api/rooms/{id}/answer": {
    may: only(200, "host"),
    path: inRoom,
    asking: ({ messageId }) => ({ body: { messageId } }),
  },
  "DELETE /api/rooms/{id}/answer": { may: only(200, "host"), path: inRoom },

  "GET /api/users/{username}": { may: signedIn(), path: ofOther },
  "GET /api/users/{username}/rooms": { may: signedIn(), path: ofOther },
  "GET /api/users/{username}/activity": { may: signedIn(), path: ofOther },
  "POST /api/users/{username}/ban": {
    may: only(204, "owner"),
    path: ofOther,
    asking: sending({ reason: "Because" }),
  },
  "GET /api/users/{username}/ban": { may: only(200, "owner"), path: ofOther },
  "DELETE /api/users/{username}/ban": { may: only(204, "owner"), path: ofOther },
  "GET /api/users/{username}/record": { may: only(200, "owner"), path: ofOther },
  "GET /api/bans": { may: only(200, "owner") },

  "GET /api/me": { may: signedIn() },
  "PATCH /api/me": { may: signedIn(), asking: sending({ bio: "Me" }, 1) },
  "DELETE /api/me": {
    may: signedIn(202),
    asking: (_, { username }) => ({ body: { username, messages: "keep" } }),
  },
  "GET /api/me/activity": { may: signedIn() },
  "GET /api/me/reactions": { may: signedIn() },
  "GET /api/me/notices": { may: signedIn() },
  // What others are told of is somebody else's: nobody learns that it is there.
  "DELETE /api/me/notices/{id}": { may: { ...signedIn(404), author: 204 }, path: waiting },
  "GET /api/me/unanswered": { may: signedIn() },
  "GET /api/me/export": { may: signedIn() },
  "POST /api/me/avatar": { may: signedIn(), asking: sending({ type: "image/png" }) },
  "DELETE /api/me/avatar": { may: signedIn() },
  "POST /api/me/username": {
    may: signedIn(),
    asking: () => ({ body: { username: `new-${newId().slice(-10)}` } }),
  },
  "GET /api/me/sessions": { may: signedIn() },
  // The session is somebody else's: nobody learns that there is one.
  "DELETE /api/me/sessions/{id}": {
    may: { ...signedIn(404), author: 204 },
    path: async ({ people }) => ({ id: await sessionOf(people.author) }),
  },
  "GET /api/me/identities": { may: signedIn() },
  "POST /api/me/identities/{provider}": { may: signedIn(), path: ofProvider, asking: sending({}) },
  "DELETE /api/me/identities/{provider}": {
    may: signedIn(204),
    path: async (_, asker) => {
      if (asker.userId) await Users.link(asker, "google", `subject-${newId()}`);
      return { provider: "google" };
    },
  },
  "POST /api/me/proof/{provider}": { may: signedIn(), path: ofProvider, asking: sending({}) },

  "POST /api/reports": {
    may: signedIn(204),
    asking: ({ roomId }) => ({ body: { kind: "room", roomId, reason: "Because" } }),
  },
  "GET /api/reports": { may: only(200, "owner") },
  "DELETE /api/reports/{id}": { may: only(204, "owner"), path: reported },
  "POST /api/reports/{id}/refuse": { may: only(204, "owner"), path: waiting, asking: sending({ reason: "No" }) },
  "POST /api/reports/{id}/approve": { may: only(204, "owner"), path: waiting },
  "GET /api/audit": { may: only(200, "owner") },
  "GET /api/community/settings": { may: only(200, "owner") },
  "PATCH /api/community": {
    may: only(200, "owner"),
    asking: async () => ({ body: { welcome: unique("Hi") }, version: (await Community.readSettings()).version }),
  },
  // The link decides, not who opens it.
  "POST /api/community/owner": { may: signedIn(410), asking: sending({ token: "x".repeat(43) }) },
  "PATCH /api/topics/{id}": {
    may: only(204, "owner"),
    path: async ({ topic }) => ({ id: (await Topics.find(topic))!.id }),
    asking: () => ({ body: { name: unique("Topic") } }),
  },
  "POST /api/topics/{id}/merge": {
    may: only(404, "owner"),
    path: async ({ topic }) => ({ id: (await Topics.find(topic))!.id }),
    asking: () => ({ body: { into: newId() } }),
  },

  "POST /api/auth/{provider}/start": { may: anyone(), path: ofProvider, asking: sending({}) },
  "GET /api/auth/{provider}/callback": { may: anyone(302), path: ofProvider },
  "GET /api/auth/pending": { may: anyone() },
  // Only somebody on the way from a provider may: nobody here is.
  "POST /api/auth/complete": { may: anyone(401), asking: sending({ username: "somebody-new" }) },
  "POST /api/auth/sign-out": { may: signedIn(204) },
  "POST /api/auth/sign-out-everywhere": { may: signedIn(204) },
};

async function scene(): Promise<Scene> {
  const [other, member, author, host, owner] = await Promise.all([1, 2, 3, 4, 5].map(() => somebody()));
  const people = { other: other!, member: member!, author: author!, host: host!, owner: owner! };
  await Community.grant(people.owner.userId);
  const topic = unique("Topic");
  const { id: roomId } = await openRoom(people.host, { topic });
  await ask("POST", `/api/rooms/${roomId}/membership`, { cookie: people.member.cookie });
  const { id: messageId } = await say(people.author, roomId);
  return { people, roomId, messageId, topic };
}

/** What an address needs to be one at all. */
const QUERIES: Record<string, (scene: Scene) => string> = {
  "/api/search": () => "?q=word",
  "/api/me/reactions": ({ roomId }) => `?room=${roomId}`,
};

const NOBODY = { userId: "", username: "", cookie: "", displayName: "" };

/**
 * The scenes of one operation. Whoever is refused changes nothing, and who reads or does something to oneself nothing that
 * others meet: they share one. Whoever changes a thing of others has a scene of their own.
 */
function scenesOf(operation: string) {
  const [method, template] = operation.split(" ") as [string, string];
  const isShared = method === "GET" || /^\/api\/(me|auth)(\/|$)/.test(template);
  let shared: Promise<Scene> | undefined;
  return (status: number) => {
    if (!isShared && status < 400) return scene();
    shared ??= method === "GET" ? readers() : scene();
    return shared;
  };
}

let reading: Promise<Scene> | undefined;
const readers = () => {
  reading ??= scene();
  return reading;
};

async function cell(operation: string, role: Role, made: Scene): Promise<number> {
  const [method, template] = operation.split(" ") as [string, string];
  const { path, asking } = TABLE[operation]!;
  const asker = role === "visitor" ? NOBODY : made.people[role];
  const parts = (await path?.(made, asker)) ?? {};
  const address = template.replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
  const question = { cookie: asker.cookie || undefined, ...(await asking?.(made, asker)) };
  return (await ask(method, `${address}${QUERIES[template]?.(made) ?? ""}`, question)).status;
}

let described: string[];
beforeAll(async () => {
  described = (await describedOperations()).map(({ method, path }) => `${method} ${path}`);
});

test("every operation has its row, and every row its operation", () => {
  expect(Object.keys(TABLE).sort()).toEqual([...described].sort());
});

test.each(Object.keys(TABLE))("%s", async (operation) => {
  const { may } = TABLE[operation]!;
  const sceneFor = scenesOf(operation);
  const answers = await Promise.all(
    ROLES.map(async (role) => [role, await cell(operation, role, await sceneFor(may[role]))]),
  );
  expect(Object.fromEntries(answers)).toEqual(may);
});
