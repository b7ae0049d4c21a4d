import * as v from "valibot";
import { Provider } from "./session";

/** What the site needs to know of the community before it shows anything. */
export const Community = v.object({
  name: v.string(),
  welcome: v.string(),
  membersOnly: v.boolean(),
  /** The ways of signing in that are set up. */
  providers: v.array(Provider),
});
export type Community = v.InferOutput<typeof Community>;
