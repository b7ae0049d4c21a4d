import type { LegalPage, Shown } from "./page";

/** What is kept about a person, in plain words. Every period here is one that the software keeps to. */
export const privacy = ({ community }: Shown): LegalPage => ({
  title: "Privacy",
  lead: `What ${community} keeps about you, who sees it, and how to take it away.`,
  sections: [
    {
      heading: "Reading",
      paragraphs: [
        "You can read without an account. No cookie is set for that, nothing is counted about you, and no other company's scripts, " +
          "fonts or pictures are loaded.",
      ],
    },
    {
      heading: "When you sign in",
      paragraphs: [
        "You sign in with Google or GitHub. They learn that you came here; we learn your account's number there, your name, and " +
          "your e-mail address if they have verified it. Your picture there is not fetched, your password never reaches us, and we " +
          "ask for no right to act for you.",
      ],
    },
    {
      heading: "What is kept",
      paragraphs: ["Kept until you change it or erase your account:"],
      points: [
        "Your username, name and bio, and when you joined.",
        "Your number at Google or GitHub, and your verified e-mail address. The address is shown to nobody and used for nothing yet.",
        "The picture you chose, 256 pixels wide. The file you sent is deleted once it was read, and what it tells of time, place " +
          "and camera goes with it.",
        "The rooms you opened and joined, what you said, and which reaction you chose on what others said; they see how many chose it.",
        "When you last wrote a message, so that a host can welcome somebody's first.",
        "What the community's owner or a host did to something of yours, and why.",
      ],
    },
    {
      heading: "What goes by itself",
      paragraphs: ["Kept for a while only:"],
      points: [
        "A message or room you delete: 30 days, so that you can bring it back. Then it is gone.",
        "Where you are signed in (the browser's name, and when it was last used): until you sign out, 7 days after the last use, or " +
          "30 days after signing in.",
        "What you reported, first messages of yours that wait or were turned down, and what of yours others removed: until 30 days after " +
          "it was settled.",
        "A username you left: it leads to your new one for 30 days.",
        "The other counters that keep anyone from writing too fast: two days.",
        "The network you sign in from, unreadable to us (a keyed hash of the first part of its address): an hour or two.",
        "Technical logs: which address of the site was asked for, when, and how it ended: 30 days. They hold nothing you wrote, and not your " +
          "network address.",
        "A change that the software could not work off is set aside whole until somebody has looked at it: 30 days at most.",
        "Backups of the whole: 35 days. Something erased is in them until then, and is not brought back from them.",
      ],
    },
    {
      heading: "Who sees what",
      paragraphs: [
        "Everyone, search engines too, can read rooms and messages with the usernames and pictures of those who wrote them, unless this " +
          "community is for members only. Your name and bio are shown to people who are signed in. Nobody but you sees your e-mail " +
          "address and your sessions. The owner sees what was reported, and by whom.",
      ],
    },
    {
      heading: "Cookies",
      paragraphs: [
        "One cookie keeps you signed in. Another exists for ten minutes while you are signing in. Both are needed for that and tell " +
          "nobody else anything. Your drafts, your recent searches, the rooms you opened lately and your choice of light and language are kept " +
          "by your browser, on your device.",
      ],
    },
    {
      heading: "Take it with you",
      paragraphs: [
        "“Download everything” in the settings gives you all of it as a file: your profile, your sessions, your rooms, every message " +
          "you wrote, deleted ones too, and your picture.",
      ],
    },
    {
      heading: "Leave",
      paragraphs: [
        "“Erase my account” in the settings signs you out everywhere at once and frees your username. Within minutes, or hours if you " +
          "wrote very much, your profile, picture, sign-ins and memberships are gone, and you get a receipt that counts what was done.",
        "You choose what becomes of your messages: they stay as those of a deleted person, or their words are erased. Rooms where others " +
          "talk stay for them; if your words go, so do the room's name and description. What others wrote about you is theirs: tell the " +
          "owner if it should go. Single words of room names stay in the search's list of spellings.",
      ],
    },
    {
      heading: "Where it is",
      paragraphs: [
        "In the cloud account of this community's owner, at Amazon Web Services. The owner answers for it and is the one to ask; nobody " +
          "else has access, the makers of the software neither.",
      ],
    },
  ],
});
