import { texts } from "../i18n";

export const say = texts("keys", {
  title: "Keys",
  search: "Search",
  newRoom: "Open a room",
  next: "Next in the list",
  previous: "The one before",
  open: "Open it",
  send: "Send, or save",
  leave: "Leave what is open",
  help: "These keys",
  close: "Close",
  control: "Ctrl",
});
