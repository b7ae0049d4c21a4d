import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";

const ALGORITHM = "RS256";
const KEY_ID = "local-1";

export type Keys = { jwks: { keys: JWK[] }; sign: (claims: Record<string, unknown>) => Promise<string> };

/** A new private key, to be kept with the stack's state. */
export async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}

export async function keysFrom(privateJwk: JWK): Promise<Keys> {
  const privateKey = await importJWK(privateJwk, ALGORITHM);
  const { kty, n, e } = privateJwk;
  return {
    jwks: { keys: [{ kty, n, e, alg: ALGORITHM, use: "sig", kid: KEY_ID }] },
    sign: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, typ: "JWT" })
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey),
  };
}
