import { needed } from "../api/needed";

/** What stands on messages and beside them: its code comes when there is something of it. */
export const marks = needed(() => import("./parts"));
