import type { Client } from "./authorization";

export const formOf = async (request: Request): Promise<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(await request.text()));

/** Whether a token request comes from the client: its secret is in the Authorization header or in the form. */
export function clientIn(request: Request, form: Record<string, string>, { id, secret }: Client): boolean {
  const basic = /^Basic (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const [givenId, givenSecret] = basic
    ? Buffer.from(basic, "base64").toString().split(":").map(decodeURIComponent)
    : [form.client_id, form.client_secret];
  return givenId === id && givenSecret === secret;
}
