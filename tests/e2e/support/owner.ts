import type { TestStack } from "../../support/stack";

/** Makes somebody the community's owner by the one-time link that the stack printed. */
export async function own(stack: TestStack, as: string) {
  const token = /\/owner#([\w-]{43})/.exec(stack.output)?.[1];
  const { status } = await stack.request("/api/community/owner", { method: "POST", as, json: { token } });
  if (status !== 204) throw new Error(`The link made nobody the owner: ${status}`);
}
