/** Reads a variable that the deployment must set. @throws Error naming the variable. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

/** True on the local stack alone: its table answers on this machine. */
export const isLocal = () => {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  return endpoint !== undefined && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(endpoint).hostname);
};
