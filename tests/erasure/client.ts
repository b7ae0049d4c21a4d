type Asking = { as?: string; json?: unknown; method?: string };

/** Asks a stack as its own pages do, and answers what it says in JSON. @throws Error for what is no success. */
export const clientOf = (origin: () => string) => {
  const ask = async <T>(path: string, { as, json, method = json === undefined ? "GET" : "POST" }: Asking = {}) => {
    const answer = await fetch(`${origin()}${path}`, {
      method,
      headers: {
        ...(method !== "GET" && { "sec-fetch-site": "same-origin", "idempotency-key": crypto.randomUUID() }),
        ...(method === "PATCH" && { "if-match": '"v1"' }),
        ...(json !== undefined && { "content-type": "application/json" }),
        ...(as && { cookie: as }),
      },
      body: json === undefined ? undefined : JSON.stringify(json),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    const isJson = /json(;|$)/.test(answer.headers.get("content-type") ?? "");
    return (isJson ? JSON.parse(text) : undefined) as T;
  };
  return ask;
};

export type Ask = ReturnType<typeof clientOf>;
