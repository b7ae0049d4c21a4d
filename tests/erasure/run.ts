import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { checkData } from "../../infra/data/check";
import { untilDrained } from "../../infra/local/control";
import { signInAs } from "../../infra/local/sign-in/client";
import type { ErasureReceipt, Farewell } from "../../shared/account";
import { OwnStack } from "../support/own-stack";
import { clientOf } from "./client";
import { liveALife } from "./life";
import { goOnTalking } from "./others";
import { placesOf } from "./traces";

/**
 * npm run test:erasure [-- --messages 5000 --rooms 40 --choice keep|erase]: on a stack of its own, somebody who has said so much
 * leaves for good; half-way everything is killed and started again, while others go on talking. Then nothing of the
 * person may be left in table or buckets. Once for each choice. Ends with 1 when something is left, or others were not served.
 */
const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "5000" },
    rooms: { type: "string", default: "40" },
    choice: { type: "string" },
  },
});
const [messages, roomCount] = [Number(values.messages), Number(values.rooms)];
const CHOICES: Farewell["messages"][] = ["keep", "erase"];
const BEFORE_MS = 15_000;

for (const choice of CHOICES.filter((one) => one === (values.choice ?? one)))
  if (!(await leaves(choice))) process.exitCode = 1;

async function leaves(choice: Farewell["messages"]): Promise<boolean> {
  const own = new OwnStack("erasure");
  try {
    let stack = await own.start();
    const ask = clientOf(() => stack.origin);
    const signIn = (name: string) => signInAs(stack.origin, name);
    const host = await signIn("the-host");
    const rooms: string[] = [];
    for (let n = 0; n < roomCount; n++)
      rooms.push((await ask<{ id: string }>("/api/rooms", { as: host, json: { name: "A room", topic: "Talk" } })).id);
    const leaver = await liveALife(ask, signIn, { host, rooms, messages });
    await untilDrained(stack.control);
    const before = await placesOf([...leaver.traces, leaver.said], own.folder);
    say(`${choice}: ${before.length} places tell of the person, who leaves now`);

    const usual = goOnTalking(ask, host, rooms);
    await pause(BEFORE_MS);
    say("others' posts before", told(await usual.end()));
    const { receipt } = await ask<{ receipt: string }>("/api/me", {
      as: leaver.as,
      method: "DELETE",
      json: { username: leaver.username, messages: choice },
    });
    const until = async (holds: (receipt: ErasureReceipt) => boolean) => {
      for (;;) {
        const read = await ask<ErasureReceipt>(`/api/erasures/${receipt}`);
        if (holds(read)) return read;
        await pause(100);
      }
    };
    const [began, first] = [performance.now(), goOnTalking(ask, host, rooms)];
    const half = await until(({ counts }) => counts.messages >= messages / 2);
    const pace = half.counts.messages / ((performance.now() - began) / 1000);
    const during = [await first.end()];
    say("others' posts until half of it", told(during[0]!));
    await own.stop("SIGKILL");
    say(`killed after ${half.counts.messages} messages, ${pace.toFixed(0)} a second`);
    stack = await own.start();
    const second = goOnTalking(ask, host, rooms);
    const { counts } = await until(({ finishedAt }) => finishedAt !== null);
    during.push(await second.end());
    say("others' posts after the restart", told(during[1]!));
    await untilDrained(stack.control);

    const left = await placesOf(choice === "erase" ? [...leaver.traces, leaver.said] : leaver.traces, own.folder);
    const { violations } = await checkData();
    const failures = during.flatMap((some) => some.failures);
    say(`receipt ${JSON.stringify(counts)}`);
    say(`${left.length} places tell of the person, ${violations.size} rules of the table are broken`);
    for (const line of [...left, ...violations.keys(), ...failures].slice(0, 20)) console.error(`  ${line}`);
    return left.length + violations.size + failures.length === 0 && counts.messages === messages + 2;
  } finally {
    await own.remove();
  }
}

function say(...words: string[]) {
  console.log(words.join(": "));
}

function told({ posts, p50, p99, failures }: Awaited<ReturnType<ReturnType<typeof goOnTalking>["end"]>>) {
  return `${posts}, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${failures.length} failed`;
}
