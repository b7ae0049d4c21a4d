import type { Report } from "../../shared/moderation";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { forget } from "../api/kept";
import { inWords } from "../app/failure";
import { toast } from "../ui/toast";
import { say } from "./strings";

/** What became of a report: it is closed, something about it changed, or nothing did. */
export type Outcome = "closed" | Partial<Report> | undefined;

const thing = ({ room, messageId }: Report) =>
  messageId ? `${at.messages(room!.id)}/${messageId}` : at.room(room!.id);

async function doing(work: () => Promise<unknown>, outcome: Outcome, done: string, failed: string): Promise<Outcome> {
  try {
    await work();
    // What is hidden, shown or written down here stands in many lists.
    forget("/api/");
    toast(done);
    return outcome;
  } catch (error) {
    toast(`${failed} ${inWords(error)}`, { isUrgent: true });
    return undefined;
  }
}

const report = ({ id }: Report) => `/api/reports/${id}`;

export const hide = (one: Report) => doing(() => remove(thing(one)), { now: "removed" }, say.hidden, say.notHidden);
export const bringBack = (one: Report) =>
  doing(() => post(`${thing(one)}/restore`), { now: "there" }, say.isBack, say.notBack);
export const dismiss = (one: Report) => doing(() => remove(report(one)), "closed", say.closed, say.notClosed);
export const approve = (one: Report) =>
  doing(() => post(`${report(one)}/approve`), "closed", say.approved(one.about.username), say.notApproved);
/** Closing a first post turns it down. */
export const refuse = (one: Report) => doing(() => remove(report(one)), "closed", say.refused, say.notRefused);
