import * as Community from "../../functions/community";
import * as Users from "../../functions/users";
import { signInAs } from "../../infra/local/sign-in/client";
import type { Answer } from "../support/api";
import { describeAll } from "../support/openapi";
import type { Ground } from "./lane";
import type { Request } from "./request";

/** A running stack to fuzz; this process's environment must be that stack's. */
export async function groundAt(origin: string): Promise<Ground> {
  const description = describeAll(await (await fetch(`${origin}/api/openapi.json`)).json());
  return {
    description,
    send: (request, cookie) => send(origin, request, cookie),
    async signIn(username, isOwner) {
      const cookie = await signInAs(origin, username);
      if (isOwner) await Community.grant((await Users.getByUsername(username)).id);
      return cookie;
    },
    async consent(url, handle) {
      const page = await (await fetch(url)).text();
      const request = /name="request" value="([^"]+)"/.exec(page)![1]!;
      const form = new URLSearchParams({ request, handle });
      const answer = await fetch(new URL("/consent", url), { method: "POST", redirect: "manual", body: form });
      const { pathname, search } = new URL(answer.headers.get("location")!);
      return pathname + search;
    },
    async upload({ url, fields }, file) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set("file", new Blob([file as Uint8Array<ArrayBuffer>]));
      return (await fetch(url, { method: "POST", body: form })).status;
    },
  };
}

/** As the site's own pages ask, unless the request says otherwise. */
async function send(origin: string, { method, path, headers, body }: Request, cookie?: string): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    method,
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin", ...headers, ...(cookie && { cookie }) },
    body: body as BodyInit | undefined,
  });
  const text = await response.text();
  const isJson = /json(;|$)/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    cookies: response.headers.getSetCookie(),
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}
