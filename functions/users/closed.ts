import { Problem } from "../../shared/problems";

/** For whoever had passed the session's check when the account was closed for good. */
export const closed = () => new Problem("signed-out", { detail: "This account was closed." });
