let last = { messageId: "", text: "" };

const messageOf = (node: Node | null) =>
  (node instanceof Element ? node : node?.parentElement)?.closest(".prose")?.closest("article[id]")?.id;

// Opening a menu takes the selection away, so what was selected last is kept while it is in one message.
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  // Whoever only types or taps does not wait until the page is laid out for its text.
  if (!selection || selection.isCollapsed) return;
  const text = selection.toString().trim();
  if (!text) return;
  const [from, to] = [messageOf(selection.anchorNode), messageOf(selection.focusNode)];
  last = from && from === to ? { messageId: from, text } : { messageId: "", text: "" };
});

/** What was selected last within a message; nothing when the selection was elsewhere. */
export const selectedIn = (messageId: string) => (last.messageId === messageId ? last.text : "");
