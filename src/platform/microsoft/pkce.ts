/** 32 random bytes, as RFC 7636 (4.1) advises for a verifier, and enough for whatever must not be guessed. */
const RANDOM_BYTES = 32;

/** A text that nobody can guess: 43 characters. */
export const randomText = (): string => base64Url(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));

/** The challenge that a verifier answers, method S256 (RFC 7636, 4.2). */
export async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

/** RFC 4648, 5, without padding. */
function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The claims in a JSON Web Token (RFC 7519), unchecked; null: it is none. */
export function claimsIn(jwt: string): unknown {
  try {
    const payload = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (each) => each.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
