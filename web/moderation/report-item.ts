import type { ReportDraft } from "../../shared/moderation";
import type { MenuItem } from "../ui/menu";
import { say } from "./strings";

/** What a report is about, without the reason that the dialog asks for. */
export type Reported = Omit<ReportDraft, "reason">;

/** The way to tell the owner of something, for its menu. */
export const reportItem = (about: Reported): MenuItem => ({
  label: say.report,
  icon: "alert",
  run: () => void import("./report-dialog").then(({ askWhy }) => askWhy(about)),
});
