import { watch } from "node:fs";

/** Long enough for an editor to finish writing, short enough not to be noticed. In milliseconds. */
const CALM = 150;

/** Tells which of the folders changed, once they have been calm for a moment; one call at a time. */
export function watchFolders(folders: string[], onChange: (changed: Set<string>) => Promise<void>) {
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      changed.add(folder);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = changed;
        changed = new Set();
        working = working.then(() => onChange(now));
      }, CALM);
    }),
  );
  return {
    async stop() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await working;
    },
  };
}
