import { texts } from "../i18n";

/** What is said about one's own picture. */
export const say = texts("account", {
  choosePicture: "Choose a picture",
  otherPicture: "Choose another",
  pictureHint: "Or drop one here, or paste it. You choose the part that is shown.",
  dropHere: "Let go to choose the part that is shown.",
  removePicture: "Remove",
  pictureGone: "Your picture is the drawn one again.",
  pictureNotGone: "The picture was not removed.",
  pictureNew: "This is your picture now. Others see it within two minutes.",
  crop: "Choose the part that is shown",
  cropped: "The part that is shown",
  cropHint: "Drag it, or use the arrow keys. Plus and minus bring it closer.",
  closer: "Closer",
  asShown: "As others will see it",
  usePicture: "Use this picture",
  sending: (percent: string) => `Sending, ${percent}`,
  lookedAt: "Looking at it",
  cancel: "Cancel",
  pictureFailed: "Your picture was not changed.",
  noPicture: "This file cannot be read as a picture. A PNG, a JPEG or a WebP can.",
  tooLarge: (megabytes: string) => `This file is too large. A picture of up to ${megabytes} MB can be read.`,
  refused: "What was sent could not be read as a picture. Try another one.",
  slow: "It takes longer than it should. If it arrived it will appear by itself.",
  tryAgain: "Try again",
});
