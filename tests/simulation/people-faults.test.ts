import { describe, expect, test } from "vitest";
import * as Sessions from "../../functions/sessions";
import { getItem, newId, query } from "../../functions/table";
import * as Users from "../../functions/users";
import type { Problem } from "../../shared/problems";
import { type Moment, withFault } from "../support/faults";
import { withTable } from "../support/table";

withTable();

const HOUR = 3_600_000;

type Scene = {
  act: () => Promise<unknown>;
  /** What must be true after one effect, told what the last try answered. */
  expectOnce: (answer: unknown) => Promise<void>;
};

const unique = () => `fault-${newId().slice(-12).toLowerCase()}`;

async function somebody() {
  const names = { username: unique(), displayName: "Somebody" };
  return { ...(await Users.register({ provider: "github", subject: newId(), ...names })), displayName: "Somebody" };
}

const sessionsOf = async (userId: string) =>
  (await query({ partition: `U#${userId}`, beginsWith: "SESS#", consistent: true }, { limit: 50 })).items;

const commands: Record<string, () => Promise<Scene>> = {
  "make an account": async () => {
    const [subject, username] = [newId(), unique()];
    return {
      act: () => Users.register({ provider: "google", subject, username, displayName: "New" }),
      expectOnce: async (answer) => {
        const person = await Users.findByIdentity("google", subject);
        expect(person).toMatchObject({ username });
        expect((await Users.getByUsername(username)).id).toBe(person!.userId);
        expect((answer as Users.Actor).userId).toBe(person!.userId);
      },
    };
  },
  "edit a profile": async () => {
    const person = await somebody();
    return {
      act: () => Users.edit(person, { bio: "New", displayName: "Renamed" }, 1),
      expectOnce: async () =>
        expect(await Users.getOwn(person)).toMatchObject({ bio: "New", displayName: "Renamed", version: 2 }),
    };
  },
  "write the profile of a new person": async () => {
    const person = await somebody();
    const account = await getItem({ pk: `U#${person.userId}`, sk: "N" }, { consistent: true });
    return {
      act: () => Users.listener.onChange([{ after: account as never }]),
      expectOnce: async () =>
        expect(await getItem({ pk: `U#${person.userId}`, sk: "PROFILE" }, { consistent: true })).toMatchObject({
          username: person.username,
          version: 1,
        }),
    };
  },
  "start a session": async () => {
    const person = await somebody();
    return {
      act: () => Sessions.start(person, "Test"),
      expectOnce: async (answer) => expect(await Sessions.find(answer as string)).toBeDefined(),
    };
  },
  "use a session after an hour": async () => {
    const person = await somebody();
    const value = await Sessions.start(person, "Test");
    return {
      act: () => Sessions.find(value, Date.now() + HOUR),
      expectOnce: async (answer) => expect(answer).toMatchObject({ actor: { userId: person.userId } }),
    };
  },
  "end a session": async () => {
    const person = await somebody();
    const value = await Sessions.start(person, "Test");
    return {
      act: () => Sessions.end(value),
      expectOnce: async () => expect(await sessionsOf(person.userId)).toEqual([]),
    };
  },
  "end all sessions": async () => {
    const person = await somebody();
    for (let n = 0; n < 3; n++) await Sessions.start(person, "Test");
    return {
      act: () => Sessions.endAll(person.userId),
      expectOnce: async () => expect(await sessionsOf(person.userId)).toEqual([]),
    };
  },
};

const MOST_REQUESTS = 12;

describe.each(Object.keys(commands))("%s", (name) => {
  const moments: Moment[] = ["before", "after"];

  test.each(moments)("a request that is lost %s it took effect is made again, unseen by the caller", async (moment) => {
    for (let at = 1; at < MOST_REQUESTS; at++) {
      const scene = await commands[name]!();
      let answer: unknown;
      const met = await withFault({ at, moment, lasts: "once" }, async () => {
        answer = await scene.act();
      });
      await scene.expectOnce(answer);
      if (!met) return;
    }
    throw new Error(`More than ${MOST_REQUESTS} requests.`);
  });

  test.each(moments)("when it stays lost %s it took effect, a repeat has one effect", async (moment) => {
    for (let at = 1; at < MOST_REQUESTS; at++) {
      const scene = await commands[name]!();
      let answer: unknown;
      const met = await withFault({ at, moment, lasts: "always" }, async () => {
        answer = await scene.act().catch((error: Problem) => error.code);
      });
      if (met) {
        expect(answer).toBe("unavailable");
        // Whoever repeats an edit that had gone through is told that the version moved.
        answer = await scene.act().catch(({ code }: Problem) => expect(code).toBe("version-old"));
      }
      await scene.expectOnce(answer);
      if (!met) return;
    }
    throw new Error(`More than ${MOST_REQUESTS} requests.`);
  });
});
