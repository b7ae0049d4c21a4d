import { number, type Translation } from "../i18n";
import type { say as english } from "./strings";

export const say: Translation<typeof english> = {
  now: "jetzt",
  minutes: (n) => `${number(n)} Min.`,
  hours: (n) => `${number(n)} Std.`,
};
