import type { Origin } from "./http";
import { plain } from "./http";

/** Asks for the next version until there is one, then loads the page again. A file of the site's own origin: the CSP. */
const SCRIPT = `
const ask = async (known) => {
  for (;;) {
    try {
      const { version } = await (await fetch("/_local/version" + (known ? "?after=" + known : ""))).json();
      if (known && version !== known) return location.reload();
      known = version;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
};
ask("");
`;

export const RELOAD_TAG = '<script src="/_local/reload.js" defer></script>';

const LONGEST_WAIT = 25_000;

/** What makes open pages load again after a rebuild; it exists in local runs alone. */
export function reloading(): { origin: Origin; changed: () => void } {
  let version = String(Date.now());
  let waiting: (() => void)[] = [];
  const untilChanged = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      setTimeout(resolve, LONGEST_WAIT).unref();
    });

  return {
    async origin({ path, query }) {
      if (path === "/_local/reload.js") return { ...plain(200, SCRIPT), headers: headers("text/javascript") };
      if (path !== "/_local/version") return plain(404, "There is nothing here.");
      if (query === `after=${version}`) await untilChanged();
      return { ...plain(200, JSON.stringify({ version })), headers: headers("application/json") };
    },
    changed() {
      version = String(Date.now());
      for (const resolve of waiting) resolve();
      waiting = [];
    },
  };
}

const headers = (type: string) => ({ "content-type": type, "cache-control": "no-store" });
