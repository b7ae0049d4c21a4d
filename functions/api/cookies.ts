import type { Context } from "hono";
import { setCookie } from "hono/cookie";

type Lasting = { seconds: number; sameSite: "Strict" | "Lax" };

/** Every value that came under a name. A browser sends one; two mean that somebody planted one. */
export const cookiesNamed = (c: Context, name: string): string[] =>
  (c.req.header("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));

/** Sets a cookie that only this origin can set and no script can read. `name` starts with `__Host-`. */
export const keepCookie = (c: Context, name: string, value: string, { seconds, sameSite }: Lasting) =>
  setCookie(c, name, value, { path: "/", secure: true, httpOnly: true, sameSite, maxAge: seconds });

export const dropCookie = (c: Context, name: string, sameSite: Lasting["sameSite"]) =>
  keepCookie(c, name, "", { seconds: 0, sameSite });
