// Loaded when somebody signs in: it weighs on no other request.
const jose = () => import("jose");

/** What a sealed text is for; one made for another purpose does not open. */
type Purpose = "sign-in" | "sign-up";

/** How long a sign-in may take from one step to the next, in seconds. */
export const SEAL_SECONDS = 600;

/** Encrypts a small object (JWE, direct A256GCM) so that a browser can carry it but neither read nor change it. */
export async function seal(keys: Uint8Array[], purpose: Purpose, content: object): Promise<string> {
  const { EncryptJWT } = await jose();
  return new EncryptJWT({ content })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setAudience(purpose)
    .setIssuedAt()
    .setExpirationTime(`${SEAL_SECONDS}s`)
    .encrypt(keys[0]!);
}

/** Opens what `seal` made; undefined when it is old, of another purpose, changed, or under no key of ours. */
export async function unseal<T>(keys: Uint8Array[], purpose: Purpose, text: string): Promise<T | undefined> {
  const { jwtDecrypt } = await jose();
  for (const key of keys) {
    try {
      const { payload } = await jwtDecrypt<{ content: T }>(text, key, {
        audience: purpose,
        requiredClaims: ["exp"],
        keyManagementAlgorithms: ["dir"],
        contentEncryptionAlgorithms: ["A256GCM"],
      });
      return payload.content;
    } catch {
      // Not this key's, or not good: the next key may know it.
    }
  }
  return undefined;
}
