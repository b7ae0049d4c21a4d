import "./browser";
import { cleanup, configure, render } from "@solidjs/testing-library";
import { afterEach, beforeEach, vi } from "vitest";
import { PROBLEMS, type ProblemCode } from "../../../shared/problems";
import { forgetAll } from "../../../web/api/kept";
import { Shell } from "../../../web/app/shell";
import { become } from "../../../web/session/session";

// A part of a page that is fetched later is compiled when a test first asks for it, on a machine that may be busy.
configure({ asyncUtilTimeout: 10_000 });

export type Asked = { method: string; path: string; query: URLSearchParams; headers: Headers; body: unknown };
type Answer = (asked: Asked) => unknown;

/** An answer of the API that is not 200 with a body. */
export class Answered extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown = undefined,
    readonly headers: Record<string, string> = {},
  ) {
    super(String(status));
  }
}

export const problem = (code: ProblemCode, more: object = {}, headers: Record<string, string> = {}) => {
  const [status, title] = PROBLEMS[code];
  return new Answered(status, { type: `/problems/${code}`, title, status, ...more }, headers);
};

/** The line is down: no answer comes. */
export const lineDown = () => {
  throw new TypeError("fetch failed");
};

/**
 * A site whose API is a few answers by "METHOD /path" (`:name` is any part). What nobody answers is 404.
 * `asked` holds every request made, in order.
 */
export function withSite() {
  const site = {
    asked: [] as Asked[],
    answers: {} as Record<string, Answer>,
    /** What was asked by one method and path. */
    askedFor: (way: string) => site.asked.filter(({ method, path }) => fits(way, `${method} ${path}`)),
    async open(path: string) {
      history.replaceState(null, "", path);
      const view = render(() => <Shell />);
      await vi.waitFor(
        () => {
          if (!document.querySelector("main h1, main h2")) throw new Error("No page yet.");
        },
        // The first time its code is compiled too.
        { timeout: 10_000 },
      );
      return view;
    },
  };

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    forgetAll();
    become(null);
    site.asked = [];
    site.answers = {
      "GET /api/session": () => ({ person: null }),
      // Most people are told of nothing.
      "GET /api/me/notices": () => ({ items: [], next: null }),
    };
    vi.stubGlobal("fetch", async (input: string, init: RequestInit = {}) => {
      const url = new URL(input, location.origin);
      const asked: Asked = {
        method: init.method ?? "GET",
        path: url.pathname,
        query: url.searchParams,
        headers: new Headers(init.headers),
        body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
      };
      site.asked.push(asked);
      return answer(site.answers, asked);
    });
  });
  afterEach(cleanup);
  return site;
}

const fits = (way: string, asked: string) =>
  new RegExp(`^${way.replace(/:\w+/g, "[^/]+").replace(/[.?+]/g, "\\$&").replaceAll("[^/]\\+", "[^/]+")}$`).test(asked);

async function answer(answers: Record<string, Answer>, asked: Asked) {
  // The later of two that fit is the more particular one.
  const way = Object.keys(answers).findLast((way) => fits(way, `${asked.method} ${asked.path}`));
  try {
    const given = way ? await answers[way]!(asked) : problem("not-found");
    if (given instanceof Answered) throw given;
    return json(given === undefined ? 204 : 200, given);
  } catch (error) {
    if (error instanceof Answered) return json(error.status, error.body, error.headers);
    throw error;
  }
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { "content-type": status < 400 ? "application/json" : "application/problem+json", ...headers },
  });
