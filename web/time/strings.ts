import { number, texts } from "../i18n";

export const say = texts("time", {
  now: "now",
  minutes: (n: number) => `${number(n)} min`,
  hours: (n: number) => `${number(n)} h`,
});
