/** The way to a person's page, by their name. */
export const PersonLink = (props: { username: string }) => <a href={`/people/${props.username}`}>{props.username}</a>;
