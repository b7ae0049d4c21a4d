import { dayKey } from "./format";

type Dated = { createdAt: string };

/** Whether a thing stands under another day of the calendar, as it is here, than the one before it. */
export const isNewDay = (previous: Dated | undefined, item: Dated) =>
  !previous || dayKey(Date.parse(previous.createdAt)) !== dayKey(Date.parse(item.createdAt));
