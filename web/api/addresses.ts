type Query = Record<string, string | number | null | undefined>;

/** `/api/rooms?topic=…`, leaving out what is not there. */
export const address = (path: string, query: Query = {}) => {
  const parts = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = new URLSearchParams(parts.map(([name, value]) => [name, String(value)])).toString();
  return text ? `${path}?${text}` : path;
};

// Where things are read, so that pages, early reads and what is kept agree on it.
export const rooms = (topicId?: string) => address("/api/rooms", { topic: topicId });
// A room's id may come from the address bar: whatever it is, it stays one part of the path.
export const room = (roomId: string) => `/api/rooms/${encodeURIComponent(roomId)}`;
export const messages = (roomId: string) => `${room(roomId)}/messages`;
export const participants = (roomId: string) => `${room(roomId)}/participants`;
export const topics = () => "/api/topics?limit=50";
export const activity = () => "/api/activity";
export const ownActivity = () => "/api/me/activity";
export const unanswered = () => "/api/me/unanswered?limit=5";
export const person = (username: string) => `/api/users/${encodeURIComponent(username)}`;
export const me = () => "/api/me";
export const community = () => "/api/community";
export const search = (asked: { q: string; topic?: string; exact?: boolean; limit?: number }) =>
  address("/api/search", { ...asked, exact: asked.exact ? "true" : undefined });
