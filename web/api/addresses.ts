import { address } from "./client";

// Where things are read, so that pages, early reads and what is kept agree on it.
export const rooms = (topicId?: string) => address("/api/rooms", { topic: topicId });
export const room = (roomId: string) => `/api/rooms/${roomId}`;
export const messages = (roomId: string) => `/api/rooms/${roomId}/messages`;
export const participants = (roomId: string) => `/api/rooms/${roomId}/participants`;
export const topics = () => "/api/topics?limit=50";
export const activity = () => "/api/activity";
export const ownActivity = () => "/api/me/activity";
export const person = (username: string) => `/api/users/${encodeURIComponent(username)}`;
export const me = () => "/api/me";
export const community = () => "/api/community";
