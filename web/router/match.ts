import type { Component, ParentComponent } from "solid-js";

type Load<T> = () => Promise<{ default: T }>;
export type Params = Record<string, string>;

/** One page: where it is, its code, and the data that starts on its way before the code is here. */
export type Route = {
  /** `/topics/:id/:slug?`: a part with a colon is any text, with a question mark it may be missing. `*` is all else. */
  path: string;
  page: Load<Component>;
  /** Pages with the same frame change inside it; the frame stays. */
  frame?: Load<ParentComponent>;
  warm?: (params: Params, query: URLSearchParams) => void;
};

const part = (text: string) => {
  const name = /^:(\w+)(\?)?$/.exec(text);
  if (!name) return `/${text}`;
  return name[2] ? `(?:/(?<${name[1]}>[^/]+))?` : `/(?<${name[1]}>[^/]+)`;
};

/** What a path looks like that a route fits. */
export const patternOf = (path: string) =>
  path === "*" ? /^/ : new RegExp(`^${path.split("/").filter(Boolean).map(part).join("")}/?$`);

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The parts of a path that fits. */
export function paramsIn({ groups = {} }: RegExpExecArray): Params {
  const parts = Object.entries(groups).filter(([, text]) => text !== undefined);
  return Object.fromEntries(parts.map(([name, text]) => [name, decoded(text)]));
}

/** The first route that a path fits, with what its parts are. */
export function matcher(routes: Route[]) {
  const patterns = routes.map((route) => [patternOf(route.path), route] as const);
  return (path: string): { route: Route; params: Params } | undefined => {
    for (const [pattern, route] of patterns) {
      const found = pattern.exec(path);
      if (!found) continue;
      return { route, params: paramsIn(found) };
    }
    return undefined;
  };
}
