import * as Notices from "../notices";
import type { Fragment } from "../table";
import type { Report } from "./index";

type State = Notices.NewNotice["state"];

/** Who waits for what becomes of a report: a first post's author, else whoever reported. */
const waiterOf = ({ kind, about, reporter }: Report) => (kind === "first-post" ? about : reporter)?.id;

const noticeOf = (report: Report, state: State, answer = ""): Notices.NewNotice => {
  const { kind, room, messageId, createdAt, text, reason } = report;
  const isPost = kind === "first-post";
  return {
    kind: isPost ? "first-post" : "report",
    about: isPost ? "message" : kind,
    state,
    roomId: room?.id,
    messageId: messageId ?? undefined,
    createdAt: Date.parse(createdAt),
    text: isPost ? text : reason,
    answer: answer || undefined,
  };
};

/** The write that tells a report's waiter how it stands. It says all of it, so nothing need have been told before. */
export function telling(report: Report, state: State, answer?: string): Fragment[] {
  const waiter = waiterOf(report);
  return waiter ? Notices.telling(waiter, report.id, noticeOf(report, state, answer)) : [];
}

/** The same for whom nothing was told before. */
export const tellingOnce = (report: Report, state: State): Fragment[] =>
  telling(report, state).map((fragment) => ({ ...fragment, when: "attribute_not_exists(pk)" }));

/** The write that leaves nothing to tell. */
export function untelling(report: Report): Fragment[] {
  const waiter = waiterOf(report);
  return waiter ? Notices.untelling(waiter, report.id) : [];
}
