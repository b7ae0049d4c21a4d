import type { Report } from "../../shared/moderation";
import * as at from "../api/addresses";
import { post, remove } from "../api/client";
import { forget } from "../api/kept";
import { Problem } from "../api/problem";
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

type Reports = Report[];

export const hide = ([one]: Reports) => doing(() => remove(thing(one!)), { now: "removed" }, say.hidden, say.notHidden);
export const bringBack = ([one]: Reports) =>
  doing(() => post(`${thing(one!)}/restore`), { now: "there" }, say.isBack, say.notBack);
/** Closes all reports of the thing; one that another owner has closed meanwhile is closed. */
export const dismiss = (all: Reports) =>
  doing(
    async () => {
      for (const one of all) {
        await remove(report(one)).catch((error) => {
          if (!(error instanceof Problem && error.code === "not-found")) throw error;
        });
      }
    },
    "closed",
    say.closed,
    say.notClosed,
  );
export const approve = ([one]: Reports) =>
  doing(() => post(`${report(one!)}/approve`), "closed", say.approved(one!.about.username), say.notApproved);
export const refuseAddress = (one: Report) => `${report(one)}/refuse`;
