import type { Provider } from "../../../shared/session";

type Asked = { method?: "GET" | "POST"; json?: unknown; form?: Record<string, string> };

/**
 * Signs somebody in as a browser does: start, the stand-in's consent page, the way back and, at the first time, the
 * choice of the username. Answers the Cookie header of the session.
 * @throws Error in one sentence, for instance when the username belongs to an account without this sign-in.
 */
export async function signInAs(origin: string, username: string, provider: Provider = "github"): Promise<string> {
  const cookies = new Map<string, string>();
  const ask = async (address: string, { method = "GET", json, form }: Asked = {}) => {
    const ours = address.startsWith(`${origin}/`);
    const response = await fetch(address, {
      method,
      redirect: "manual",
      headers: {
        ...(ours && { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") }),
        ...(ours && method === "POST" && { "sec-fetch-site": "same-origin" }),
        ...(json !== undefined && { "content-type": "application/json" }),
      },
      body: json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json),
    });
    if (ours) keep(cookies, response);
    return response;
  };

  const start = await ask(`${origin}/api/auth/${provider}/start`, { method: "POST", json: { returnTo: "/" } });
  const { url } = (await expected(start, "start")) as { url: string };
  const page = await (await ask(url)).text();
  const request = /name="request" value="([^"]+)"/.exec(page)?.[1];
  if (!request) throw new Error(`The sign-in stand-in did not ask for consent: ${page.slice(0, 300)}`);
  const consent = await ask(new URL("/consent", url).href, { method: "POST", form: { request, handle: username } });
  const back = await ask(consent.headers.get("location") ?? `${origin}/`);
  if (back.headers.get("location") === "/welcome") {
    await expected(
      await ask(`${origin}/api/auth/complete`, { method: "POST", json: { username } }),
      `make an account named ${username}`,
    );
  }
  const session = (await expected(await ask(`${origin}/api/session`), "sign in")) as Session;
  const name = session.person?.username;
  if (name?.toLowerCase() !== username.toLowerCase()) {
    throw new Error(`Signing in as ${username} led to ${name ?? back.headers.get("location") ?? "nobody"}.`);
  }
  return [...cookies].map((pair) => pair.join("=")).join("; ");
}

type Session = { person: { username: string } | null };

function keep(cookies: Map<string, string>, response: Response) {
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /;\s*max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
}

async function expected(response: Response, toDo: string): Promise<unknown> {
  const body = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  if (!response.ok) throw new Error(`Could not ${toDo}: ${body.detail ?? body.title ?? `status ${response.status}`}.`);
  return body;
}
