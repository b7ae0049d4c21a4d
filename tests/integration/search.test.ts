import { beforeAll, describe, expect, test } from "vitest";
import * as Messages from "../../functions/messages";
import * as Rooms from "../../functions/rooms";
import { codeOf, openRoom, say, somebody } from "../support/community";
import { find, findAll, idsOf, marked, namesOf } from "../support/searching";
import { withStream } from "../support/stream";
import { withTable } from "../support/table";

withTable();
const stream = withStream();
process.env.RATE_LIMITS = "off";

const host = { ...somebody(), username: "alma-quist" };
const rooms: Record<string, Rooms.RoomItem | Awaited<ReturnType<typeof openRoom>>> = {};

const ROOMS: [name: string, topic: string, description: string][] = [
  ["Sourdough in a cold kitchen", "Bread", "Why the levain sleeps below twenty degrees."],
  ["Weekend baking", "Bread", "Sourdough, rye and what is left of the butter."],
  ["Ask about C++", "C++", "Templates mostly. Also C++23 and the std::expected type."],
  ["From C# to .NET", "C#", "Leaving the old framework."],
  ["node.js without a framework", "Go", "snake_case or camelCase, mu_lock and @mentions."],
  ["Straße und Übergröße", "Sprache", "Ein Zimmer für ß und Umlaute."],
  ["İstanbul'da çay", "Seyahat", "Çay, simit ve deniz."],
  ["Ο Οδυσσεύς", "Βιβλία", "Ένα μακρύ ταξίδι."],
  ["한국어 공부 모임", "언어", "매일 조금씩 공부합니다."],
  ["天体写真の撮り方", "天文", "赤道儀なしで星を撮る。"],
  ["数学讨论班", "数学", "每周一次的讨论。"],
  ["القراءة في الليل", "كتب", "ماذا تقرأ قبل النوم؟"],
  ["שחמט למתחילים", "משחקים", "פתיחות פשוטות."],
  ["हिन्दी कविता", "साहित्य", "कबीर से आज तक।"],
  ["🍞 and butter", "Bread", "Spread it."],
  ["𝕄𝕒𝕥𝕙 𝕣𝕠𝕠𝕞", "Mathematics", "ℝ and ℂ."],
];

beforeAll(async () => {
  for (const [name, topic, description] of ROOMS) {
    rooms[name] = await openRoom(host, { name, topic, description });
  }
  await stream.drain();
}, 60_000);

const expectFirst = async (q: string, name: string) => expect(namesOf((await find(q)).items)[0], q).toBe(name);

describe("whatever the script, a room is found by a fragment", () => {
  test.each([
    ["strasse", "Straße und Übergröße"],
    ["ubergros", "Straße und Übergröße"],
    ["ISTANBUL", "İstanbul'da çay"],
    ["cay", "İstanbul'da çay"],
    ["οδυσσευς", "Ο Οδυσσεύς"],
    ["ΟΔΥΣΣΕΎΣ", "Ο Οδυσσεύς"],
    ["공부", "한국어 공부 모임"],
    ["국어", "한국어 공부 모임"],
    ["写真", "天体写真の撮り方"],
    ["星を撮", "天体写真の撮り方"],
    ["讨论", "数学讨论班"],
    ["القراءة", "القراءة في الليل"],
    ["شحمط", ""],
    ["שחמט", "שחמט למתחילים"],
    ["कविता", "हिन्दी कविता"],
    ["🍞", "🍞 and butter"],
    ["math room", "𝕄𝕒𝕥𝕙 𝕣𝕠𝕠𝕞"],
  ])("%s", async (q, name) => {
    expect(namesOf((await find(q, { exact: "true" })).items)[0] ?? "").toBe(name);
  });
});

describe("code-like words", () => {
  test.each([
    ["C++", "Ask about C++"],
    ["c++23", "Ask about C++"],
    ["std::expected", "Ask about C++"],
    ["C#", "From C# to .NET"],
    [".NET", "From C# to .NET"],
    ["node.js", "node.js without a framework"],
    ["de.j", "node.js without a framework"],
    ["snake_case", "node.js without a framework"],
    ["mu_", "node.js without a framework"],
    ["@mentions", "node.js without a framework"],
  ])("%s", async (q, name) => expectFirst(q, name));

  test("C, C# and C++ are told apart", async () => {
    expect(namesOf((await find("c#")).items)).toEqual(["From C# to .NET"]);
    expect(namesOf((await find("c++")).items)).toEqual(["Ask about C++"]);
  });
});

describe("what a result tells", () => {
  test("the room's card, the fields that match and where", async () => {
    const [first, second] = (await find("sourdough")).items;
    expect(first!.room).toMatchObject({
      name: "Sourdough in a cold kitchen",
      topic: { name: "Bread", slug: "bread" },
      host: { id: host.userId, username: "alma-quist" },
      excerpt: "Why the levain sleeps below twenty degrees.",
    });
    expect(first!.matches.map((match) => [match.field, marked(match)])).toEqual([
      ["name", "[Sourdough] in a cold kitchen"],
    ]);
    expect(second!.matches.map((match) => [match.field, marked(match)])).toEqual([
      ["description", "[Sourdough], rye and what is left of the butter."],
    ]);
  });

  test("marks stand where the text is shown, whatever folding made of it", async () => {
    const [street] = (await find("strasse")).items;
    expect(marked(street!.matches[0]!)).toBe("[Straße] und Übergröße");
    const [math] = (await find("mat roo")).items;
    expect(marked(math!.matches[0]!)).toBe("[𝕄𝕒𝕥]𝕙 [𝕣𝕠𝕠]𝕞");
  });

  test("people and topics that match come along, with the topic's count", async () => {
    const { people, topics } = await find("alma");
    expect(topics).toEqual([]);
    expect(people).toEqual([]);
    const bread = await find("bread");
    expect(bread.topics).toEqual([
      expect.objectContaining({ name: "Bread", roomCount: 3, spans: [{ start: 0, end: 5 }] }),
    ]);
    expect(namesOf(bread.items)).toHaveLength(3);
  });
});

describe("several words", () => {
  test("match in different fields", async () => {
    expect(namesOf((await find("quist levain")).items)).toEqual(["Sourdough in a cold kitchen"]);
    expect(namesOf((await find("rye bread alma")).items)).toEqual(["Weekend baking"]);
  });

  test("are kept together by quotes, whatever stands between them", async () => {
    expect(namesOf((await find('"cold kitchen"')).items)).toEqual(["Sourdough in a cold kitchen"]);
    expect((await find('"kitchen cold"', { exact: "true" })).items).toEqual([]);
    expect(namesOf((await find("“cold kitchen")).items)).toEqual(["Sourdough in a cold kitchen"]);
  });

  test("of which one is in no room find none", async () => {
    expect(await find("sourdough zeppelin")).toMatchObject({ items: [], corrected: null, next: null });
  });
});

test("a topic narrows the search", async () => {
  const bread = (await find("bread")).topics[0]!.id;
  expect(namesOf(await findAll("butter", { topic: bread }))).toEqual(["🍞 and butter", "Weekend baking"]);
  expect(await findAll("framework", { topic: bread })).toEqual([]);
});

describe("typing errors", () => {
  test.each(["sourdogh", "sourdouhg", "sourdoough", "sourdaugh"])("%s", async (q) => {
    const { items, corrected } = await find(q);
    expect(corrected).toEqual({ q: "sourdough", from: 0 });
    expect(namesOf(items)[0]).toBe("Sourdough in a cold kitchen");
  });

  test("are left alone when the exact words are asked for", async () => {
    const { items, corrected, next } = await find("sourdogh", { exact: "true" });
    expect({ items, corrected, next }).toEqual({ items: [], corrected: null, next: null });
  });

  test("come after what was typed, where that finds a little", async () => {
    const mine = await openRoom(host, { name: "Sourdaugh", topic: "Bread" });
    await stream.drain();
    const { items, corrected } = await find("sourdaugh");
    expect(corrected).toEqual({ q: "sourdough", from: 1 });
    expect(namesOf(items)).toEqual(["Sourdaugh", "Sourdough in a cold kitchen", "Weekend baking"]);
    await Rooms.remove(host, mine.id);
    await stream.drain();
  });
});

describe("the index follows", () => {
  test("a new name, topic and description, deletion and restoring", async () => {
    const room = await openRoom(host, { name: "Glasshouse", topic: "Quartz", description: "Obsidian" });
    await stream.drain();
    const found = async (q: string) => idsOf((await find(q, { exact: "true" })).items).includes(room.id);
    expect([await found("glasshouse"), await found("quartz"), await found("obsid")]).toEqual([true, true, true]);
    const edited = await Rooms.edit(host, room.id, { name: "Hothouse", topic: "Feldspar", description: "Basalt" }, 1);
    await stream.drain();
    expect([await found("glasshouse"), await found("quartz"), await found("obsid")]).toEqual([false, false, false]);
    expect([await found("hothouse"), await found("feldspar"), await found("basalt")]).toEqual([true, true, true]);
    await Rooms.remove(host, room.id);
    await stream.drain();
    expect(await found("hothouse")).toBe(false);
    await Rooms.restore(host, edited.id);
    await stream.drain();
    expect(await found("hothouse")).toBe(true);
  });
});

describe("what was said", () => {
  test("is found under the room's own fields, with the message", async () => {
    const room = await openRoom(host, { name: "Talk one", topic: "Speech" });
    const other = await openRoom(host, { name: "Marzipan", topic: "Speech" });
    const speaker = somebody();
    const message = await say(speaker, room.id, "Nobody mentions marzipan where I come from.");
    await say(speaker, room.id, "Marzipan again.");
    await stream.drain();
    const { items } = await find("marzi");
    expect(idsOf(items)).toEqual([other.id, room.id]);
    const [match] = items[1]!.matches;
    expect(match).toMatchObject({
      field: "said",
      message: {
        id: message.id,
        author: { id: speaker.userId, username: speaker.username },
        createdAt: message.createdAt,
      },
    });
    expect(marked(match!)).toBe("Nobody mentions [marzi]pan where I come from.");
  });

  test("is found with words of the room's fields and of other messages", async () => {
    const room = await openRoom(host, { name: "Talk two", topic: "Speech" });
    await say(host, room.id, "The gyroscope drifts.");
    await say(host, room.id, "Because of precession.");
    await stream.drain();
    expect(idsOf((await find("gyroscope precession")).items)).toEqual([room.id]);
    expect(idsOf((await find("talk gyroscope")).items)).toEqual([room.id]);
    expect((await find("gyroscope marzipan", { exact: "true" })).items).toEqual([]);
  });

  test("is found in scripts without spaces", async () => {
    const room = await openRoom(host, { name: "Talk three", topic: "Speech" });
    await say(host, room.id, "今晚的月亮很圆，适合用望远镜。");
    await stream.drain();
    expect(idsOf((await find("望远镜")).items)).toEqual([room.id]);
    expect(idsOf((await find("月亮")).items)).toEqual([room.id]);
  });

  test("follows an edit, a deletion and a restoring to whoever said it too", async () => {
    const room = await openRoom(host, { name: "Talk four", topic: "Speech" });
    const first = await say(host, room.id, "An ocarina is a flute.");
    const second = await say(host, room.id, "My ocarina is of clay.");
    await stream.drain();
    const sayers = async (q: string) =>
      (await find(q, { exact: "true" })).items.flatMap(({ matches }) => matches.map(({ message }) => message?.id));
    expect(await sayers("ocarina")).toEqual([first.id]);
    await Messages.edit(host, room.id, first.id, { body: "A recorder is a flute." }, 1);
    await stream.drain();
    expect(await sayers("ocarina")).toEqual([second.id]);
    expect(await sayers("recorder")).toEqual([first.id]);
    await Messages.remove(host, room.id, second.id);
    await stream.drain();
    expect(await sayers("ocarina")).toEqual([]);
    await Messages.restore(host, room.id, second.id);
    await stream.drain();
    expect(await sayers("ocarina")).toEqual([second.id]);
  });

  test("leaves the results with its room, and comes back with it", async () => {
    const room = await openRoom(host, { name: "Talk five", topic: "Speech" });
    await say(host, room.id, "Bergamot.");
    await Rooms.remove(host, room.id);
    await stream.drain();
    expect((await find("bergamot")).items).toEqual([]);
    await Rooms.restore(host, room.id);
    await stream.drain();
    expect(idsOf((await find("bergamot")).items)).toEqual([room.id]);
  });
});

describe("pages", () => {
  test("lead to every room once, the best first", async () => {
    const made = [];
    for (let i = 0; i < 60; i++) {
      const where = [{ name: `Heliograph ${i}` }, { description: "A heliograph." }, { topic: "Heliography" }][i % 3];
      made.push(await openRoom(host, { name: `Signal ${i}`, topic: "Signals", ...where }));
    }
    await stream.drain();
    const items = await findAll("heliograph");
    expect(idsOf(items).sort()).toEqual(made.map(({ id }) => id).sort());
    const fields = items.map(({ matches }) => matches[0]!.field);
    expect(fields.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => "name"));
    expect((await find("heliograph")).next).not.toBeNull();
    const narrowed = await findAll("heliograph signal");
    expect(idsOf(narrowed).sort()).toEqual(made.map(({ id }) => id).sort());
  }, 60_000);

  test("belong to their search alone", async () => {
    const { next } = await find("heliograph", { limit: 5 });
    expect(await codeOf(find("signal", { limit: 5, cursor: next! }))).toBe("bad-cursor");
  });
});
