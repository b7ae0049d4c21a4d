import type { RoomPage } from "../../shared/messages";
import { readAhead } from "../api/ahead";
import { needsMarkdown } from "../messages/markdown/signs";
import { paramsIn } from "../router/match";
import { type Entrance, readsOf } from "./first-reads";

/** What the path of each entrance looks like, by `patternOf`; the build puts it in, and what follows. */
declare const PATTERNS: Record<Entrance, string>;
/** The scripts and styles that each entrance needs beside the entry. */
declare const FILES: Record<Entrance, string[]>;
/** The same for messages in Markdown. */
declare const MARKDOWN: string[];

const root = document.documentElement;

/** The light a person chose on this device, before anything is painted. */
function light() {
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage can be refused; then the system's light is used.
  }
}

function preload(file: string) {
  const link = document.createElement("link");
  const isScript = file.endsWith(".js");
  Object.assign(link, {
    rel: isScript ? "modulepreload" : "preload",
    as: isScript ? "script" : "style",
    href: `/${file}`,
  });
  // As they are asked for later, or they would be fetched twice.
  link.crossOrigin = "";
  document.head.append(link);
}

/** The parser of Markdown follows the first look at what is said. */
async function lookInto(answer: Promise<Response>) {
  const { messages } = (await (await answer).clone().json()) as RoomPage;
  if (messages.items.some(({ body }) => needsMarkdown(body))) MARKDOWN.forEach(preload);
}

/** Asks at once for what the page will want, while its code is on the way. */
function fetchAhead() {
  for (const [entrance, pattern] of Object.entries(PATTERNS) as [Entrance, string][]) {
    const found = new RegExp(pattern).exec(location.pathname);
    if (!found) continue;
    FILES[entrance].forEach(preload);
    const answers = readsOf(entrance)(paramsIn(found), new URLSearchParams(location.search)).map(readAhead);
    if (entrance === "/rooms/:id") lookInto(answers[0]!).catch(() => {});
    return;
  }
}

light();
fetchAhead();
