import * as Community from "../../functions/community";

/** The page that takes the link; what follows # never reaches a server or its logs. */
const OWNER_PAGE = "/owner";

/**
 * A link whose first opener, once signed in, owns the community; links made before stop working. Undefined when somebody
 * owns it. Works on the table that this process's environment names.
 */
export async function newOwnerLink(origin: string): Promise<string | undefined> {
  const token = await Community.offerOwnership();
  return token && `${origin}${OWNER_PAGE}#${token}`;
}
