export const roomPath = (id: string) => `/rooms/${id}`;
