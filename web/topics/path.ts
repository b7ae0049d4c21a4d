/** The id finds the topic, the slug is for people who read addresses. */
export const topicPath = ({ id, slug }: { id: string; slug: string }) => `/topics/${id}/${encodeURIComponent(slug)}`;
