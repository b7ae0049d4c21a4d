import type { LegalPage, Shown } from "./page";

/** How people here treat each other. */
export const guidelines = ({ community }: Shown): LegalPage => ({
  title: "Guidelines",
  lead: `How we talk at ${community}.`,
  sections: [
    {
      heading: "Talk as if across a table",
      paragraphs: [
        "Assume that the other meant it well. Disagree with what was said, not with who said it. If a message would be hard to say to somebody's " +
          "face, leave it for an hour.",
      ],
    },
    {
      heading: "Stay with the room",
      paragraphs: [
        "A room has a subject. If yours is another, open a room: it takes a minute, and those who care will find it.",
      ],
    },
    {
      heading: "Show your work",
      paragraphs: ["Say where you know it from. Quote what you answer. “I do not know” is a good sentence."],
    },
    {
      heading: "Leave others their privacy",
      paragraphs: [
        "What somebody told you elsewhere is theirs to tell. Names, addresses and pictures of others need their consent.",
      ],
    },
    {
      heading: "If something is wrong",
      paragraphs: [
        "Report it: a message, a room or a person. The host of a room can remove messages there; the owner of the community sees every report, " +
          "and who reported stays between the two of you.",
      ],
    },
    {
      heading: "New here",
      paragraphs: [
        "A new account's first message waits for a look if it holds a link. That is against spam, not against you.",
      ],
    },
  ],
});
