import type { ArchivedRoom } from "../bench/search/corpus";

const WORDS =
  `bread dough levain starter crumb crust oven flour rye spelt hydration proof fold bake loaf sourdough baguette
dovetail chisel plane grain walnut oak maple joint glue clamp varnish saw bench workshop timber veneer mortise tenon spoke
clock lamport vector consensus quorum replica leader follower partition network latency raft paxos gossip ledger commit
bishop knight rook gambit opening endgame castle check mate stalemate tempo sacrifice blunder sicilian defence elo blitz
telescope eyepiece nebula galaxy saturn cassini jupiter refractor dobsonian mirror aperture exposure tracking comet orbit
novel poem chapter author narrator metaphor sonnet translation publisher review library essay plot dialogue draft stanza
python typescript compiler generics closure iterator promise thread mutex allocator borrow lifetime trait module package
garden tomato basil compost mulch seedling pruning trellis aphid ladybird harvest orchard apple pear quince rhubarb soil
theorem lemma proof category functor monad topology manifold integral derivative sequence series matrix eigenvalue prime
violin cello sonata concerto tempo rhythm melody harmony chord scale rehearsal orchestra conductor bow string quartet
how why when where slow fast cold warm first last best worst old new small large simple hard early late quiet loud about
without between during after before under over with from into than then there their other another every some many most
keeps makes breaks holds bends turns grows falls stays moves works fails starts ends learns reads writes counts shows hides
community-owned node.js left-handed state_machine x86 o'neill's wi-fi end-to-end hash_map follow-up c++ c# .net f# r2d2`
    .split(/\s+/)
    .filter(Boolean);
const ELSEWHERE =
  `天体写真 望遠鏡 星空観察 数学讨论 机器学习 编译原理 한국어 천체사진 수학토론 математика телескоп закваска
τηλεσκόπιο μαθηματικά רياضيات תלסקופ שחמט خميرة تلسكوب गणित दूरबीन कविता Straße Übergröße naïve crème brûlée İstanbul 🍞 🔭`
    .split(/\s+/)
    .filter(Boolean);
const FIRST = ["ada", "bela", "chen", "dora", "emil", "fumi", "greta", "hugo", "ines", "joao", "kira", "lars"];
const LAST = ["hill", "moreau", "tanabe", "okafor", "lindqvist", "brandt", "duarte", "haddad"];
const TOPICS = [
  "Bread",
  "Woodworking",
  "Distributed systems",
  "Chess",
  "Astronomy",
  "C++",
  "C#",
  "Go",
  "天文学",
  "Mathematics",
];

/** Rooms of our own, the same for the same numbers: many words in common, in several scripts. */
export function someArchive(rooms: number, random: () => number, { messages = 5 } = {}): ArchivedRoom[] {
  // Few words are frequent and many are rare, as in all talk.
  const word = () => (random() < 0.06 ? pick(ELSEWHERE) : WORDS[Math.floor(random() ** 2 * WORDS.length)]!);
  const rareWord = () => (random() < 0.15 ? `${pick(WORDS).slice(0, 4)}${pick(WORDS).slice(-4)}` : word());
  const pick = <T>(from: T[]) => from[Math.floor(random() * from.length)]!;
  const text = (from: number, to: number, of = word) =>
    Array.from({ length: from + Math.floor(random() * (to - from)) }, of).join(" ");
  const person = () => `${pick(FIRST)}-${pick(LAST)}-${Math.floor(random() * 20)}`;
  const capital = (sentence: string) => sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
  return Array.from({ length: rooms }, (_, i) => ({
    topic: pick(TOPICS),
    name: capital(text(2, 7)).slice(0, 80).trim(),
    host: person(),
    createdAt: 1_700_000_000_000 + i * 60_000,
    description: `${capital(text(8, 36))}. ${random() < 0.2 ? "https://example.org/a/path#part" : ""}`,
    messages: Array.from({ length: messages }, (_, j) => ({
      author: person(),
      body: `${capital(text(5, 30, rareWord))}.`,
      createdAt: 1_700_000_000_000 + i * 60_000 + j * 1000,
    })),
  }));
}
