/** Kept on this device. Storage can be refused or full: then things last as long as the page. */
const fallback = new Map<string, string>();

export const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(name) ?? fallback.get(name) ?? null;
  } catch {
    return fallback.get(name) ?? null;
  }
};

export const store = (name: string, value: string | null) => {
  fallback.delete(name);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    if (value !== null) fallback.set(name, value);
  }
};

/** The same for anything that JSON can hold; what cannot be read counts as nothing. */
export const storedJson = <T>(name: string): T | undefined => {
  try {
    return JSON.parse(stored(name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
};

export const storeJson = (name: string, value: unknown) =>
  store(name, value === undefined ? null : JSON.stringify(value));
