import { locale } from "../i18n";
import { say } from "./strings";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);

const exactly = format({ dateStyle: "full", timeStyle: "short" });
const timeOfDay = format({ hour: "numeric", minute: "2-digit" });
const weekday = format({ weekday: "short" });
const dayOfYear = format({ day: "numeric", month: "short" });
const dayOfAnyYear = format({ day: "numeric", month: "short", year: "numeric" });
const wholeDay = format({ weekday: "long", day: "numeric", month: "long" });
const wholeDayOfAnyYear = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const month = format({ month: "long", year: "numeric" });
const longDay = format({ day: "numeric", month: "long" });
const longDayOfAnyYear = format({ day: "numeric", month: "long", year: "numeric" });
const relativeDay = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
const sameYear = (a: number, b: number) => new Date(a).getFullYear() === new Date(b).getFullYear();
/** Whole days by the calendar, whatever the clocks did in between. */
const daysAgo = (at: number, now: number) => Math.round((midnight(now) - midnight(at)) / DAY);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** "now", "2 min", "5 h", "Sun", "12 Nov", "12 Nov 2024". */
export function ago(at: number, now: number) {
  const passed = now - at;
  if (passed < MINUTE) return say.now;
  if (passed < HOUR) return say.minutes(Math.floor(passed / MINUTE));
  if (passed < DAY) return say.hours(Math.floor(passed / HOUR));
  if (daysAgo(at, now) < 7) return weekday.format(at);
  return (sameYear(at, now) ? dayOfYear : dayOfAnyYear).format(at);
}

/** "Today", "Yesterday", "Saturday 21 November". */
export function dayOf(at: number, now: number) {
  const days = daysAgo(at, now);
  if (days === 0 || days === 1) return capital(relativeDay.format(-days, "day"));
  return (sameYear(at, now) ? wholeDay : wholeDayOfAnyYear).format(at);
}

export const dayKey = (at: number) => midnight(at);
export const exact = (at: number) => exactly.format(at);
export const clockTime = (at: number) => timeOfDay.format(at);
export const monthOf = (at: number) => month.format(at);
/** "3 March", "3 March 2024". */
export const dateOf = (at: number, now: number) => (sameYear(at, now) ? longDay : longDayOfAnyYear).format(at);
