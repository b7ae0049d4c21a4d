import type { JSX } from "solid-js";
import { plural, texts } from "../i18n";

/** What is said by the parts that are fetched when they are needed. */
export const say = texts("messages/later", {
  copied: "Link copied.",
  notCopied: "The link could not be copied.",
  deleted: "Message deleted.",
  notDeleted: "The message was not deleted.",
  undo: "Undo",
  back: "The message is back.",
  notBack: "The message was not brought back.",
  sending: "sending",
  waiting: "sent when the line is back",
  slow: (seconds: number) => plural(seconds, { one: "sent in # second", other: "sent in # seconds" }),
  notSent: "Not sent.",
  sendAgain: "Send again",
  discard: "Discard",
  editYours: "Edit your message",
  save: "Save",
  saving: "Saving",
  cancel: "Cancel",
  escCancels: (esc: JSX.Element): JSX.Element => [esc, " cancels"],
  notSaved: "Not saved.",
  changedMeanwhile: "You changed this elsewhere meanwhile. It says now:",
  saveMine: "Save mine over it",
  code: "Code",
  codeIn: (language: string) => `Code, ${language}`,
  copyCode: "Copy the code",
  codeCopied: "Copied",
});
