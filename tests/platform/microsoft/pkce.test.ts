import { expect, it } from 'vitest';
import { challengeOf, claimsIn, randomText } from '../../../src/platform/microsoft/pkce.ts';

it('makes the challenge of RFC 7636, appendix B', async () => {
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('makes verifiers that the RFC allows, and none twice', () => {
  const made = new Set(Array.from({ length: 1_000 }, randomText));
  expect(made.size).toBe(1_000);
  for (const each of made) expect(each).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

it('reads the claims of an id token, and nothing from what is none', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  expect(claimsIn(`${part({ alg: 'RS256' })}.${part({ name: 'Zoë ÿ?>' })}.x`)).toEqual({ name: 'Zoë ÿ?>' });
  for (const none of ['', 'a.b.c', 'a', 'a.!!!.c', '..']) expect(claimsIn(none)).toBeNull();
});
