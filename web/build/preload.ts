/**
 * What the bundle calls for each `import()`, in place of Vite's own, which is three times as long and asks for a script
 * when its styles are there. Here they are asked for together, and a page is shown when both have come.
 */
const asked = new Map<string, Promise<void> | undefined>();

function fetchFile(file: string) {
  const link = document.createElement("link");
  link.crossOrigin = "";
  link.href = `/${file}`;
  const isStyle = file.endsWith(".css");
  link.rel = isStyle ? "stylesheet" : "modulepreload";
  document.head.append(link);
  // A script is waited for by whoever imports it.
  if (!isStyle) return undefined;
  return new Promise<void>((done, fail) => {
    link.onload = () => done();
    link.onerror = () => {
      // The next to need it asks again.
      asked.delete(file);
      link.remove();
      fail(new Error(`${file} did not arrive.`));
    };
  });
}

/** Loads a module together with the files that it needs, named as they are in the built site. */
export const __vitePreload = <T>(load: () => Promise<T>, files: string[] = []): Promise<T> => {
  for (const file of files) if (!asked.has(file)) asked.set(file, fetchFile(file));
  return Promise.all([load(), ...files.map((file) => asked.get(file))]).then(([module]) => module);
};
