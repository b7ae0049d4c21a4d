import type { LegalPage, Shown } from "./page";

/** What people agree to by signing in. */
export const terms = ({ community }: Shown): LegalPage => ({
  title: "Terms",
  lead: `The short agreement between you and whoever runs ${community}.`,
  sections: [
    {
      heading: "Your words are yours",
      paragraphs: [
        `You keep every right to what you write. You allow ${community} to store it and to show it to its readers, for as long as it stands ` +
          "here. Deleting it ends that.",
      ],
    },
    {
      heading: "Your account",
      paragraphs: [
        "One person, one account; whoever can sign in with your Google or GitHub account can sign in as you. You are at least 16, or old enough " +
          "where you live to agree to this yourself.",
      ],
    },
    {
      heading: "What is not welcome",
      paragraphs: [
        "What breaks the law or the guidelines can be removed, and an account can be closed, with the reason written down. Above all:",
      ],
      points: [
        "Threats, harassment, or other people's private data.",
        "Spam, and posting by machines that do not say so.",
        "What you have no right to share.",
        "Attempts to get at what is not yours, or to make the site fail for others.",
      ],
    },
    {
      heading: "Hosts and owner",
      paragraphs: [
        "Whoever opens a room is its host: a host may remove messages in it, lock it and close it. The owner of the community may do so in every " +
          "room, rename topics, and close accounts. Both is kept in a list.",
      ],
    },
    {
      heading: "As it is",
      paragraphs: [
        "This is run with care and without a promise: it may be down, change or end. Download what matters to you. Nothing here limits " +
          "rights that the law gives you and that cannot be given away.",
      ],
    },
    {
      heading: "Changes",
      paragraphs: [
        "If these terms change, this page changes. Whoever does not agree can leave and take everything along.",
      ],
    },
  ],
});
