import { plural, texts } from "../i18n";

export const say = texts("marks", {
  // The reactions, by their names.
  thanks: "Thanks",
  agree: "I agree",
  laugh: "Ha",
  idea: "Good idea",
  by: (n: number) => plural(n, { one: "# person", other: "# people" }),
  takeBack: (reaction: string) => `Take back “${reaction}”`,
  notReacted: "That did not arrive.",
  isAnswer: "the answer",
  answer: "The answer",
  markAnswer: "Mark as the answer",
  unmarkAnswer: "Not the answer any more",
  marked: "Marked as the answer. It stands at the top of the room now.",
  unmarked: "The mark is gone.",
  notMarked: "The mark stayed as it was.",
  toPlace: "Read it there",
  first: "Their first message in this community. A word of welcome goes a long way.",
  since: (n: number) => plural(n, { one: "# new since you were here", other: "# new since you were here" }),
});
