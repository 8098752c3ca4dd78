import { describe, expect, it } from 'vitest';
import { calendarView, graphCalendar, isGraphAddress } from '../../../../src/core/calendar/microsoft/addresses.ts';
import { accountOf, readSignInAnswer, signInAddress } from '../../../../src/core/calendar/microsoft/sign-in.ts';

const HERE = 'https://abcdefgh.chromiumapp.org/';
const QUESTION = {
  clientId: 'c-1',
  redirectUri: HERE,
  state: 's t&te',
  nonce: 'n-1',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  prompt: 'select_account',
} as const;

describe('the sign-in at Microsoft', () => {
  it('asks for calendars to read, for as long as the user likes, and for nothing else', () => {
    const address = new URL(signInAddress(QUESTION));
    expect(address.origin + address.pathname).toBe('https://login.microsoftonline.com/common/oauth2/v2.0/authorize');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'c-1',
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: HERE,
      scope: 'https://graph.microsoft.com/Calendars.Read offline_access openid',
      state: 's t&te',
      nonce: 'n-1',
      code_challenge: QUESTION.challenge,
      code_challenge_method: 'S256',
      prompt: 'select_account',
    });
  });

  it('gives a code', () => {
    const answer = readSignInAnswer(`${HERE}?code=0.AX%2Bx-y_z&state=s+t%26te&session_state=1#`, HERE, 's t&te');
    expect(answer).toEqual({ is: 'code', code: '0.AX+x-y_z' });
  });

  it.each([
    ['another state', `${HERE}?code=a&state=other`],
    ['no state', `${HERE}?code=a`],
    ['two states', `${HERE}?code=a&state=other&state=mine`],
    ['two codes', `${HERE}?code=a&code=b&state=mine`],
    ['no code', `${HERE}?state=mine`],
    ['a code without end', `${HERE}?state=mine&code=${'x'.repeat(60_000)}`],
    ['another place', `https://abcdefgh.chromiumapp.org.evil.example/?code=a&state=mine`],
    ['a deeper place', `${HERE}other?code=a&state=mine`],
    ['what is no text', `${HERE}?code=%ff%fe&state=mine`],
    ['nothing', ''],
  ])('is not believed with %s', (_, address) => {
    expect(readSignInAnswer(address, HERE, 'mine')).toEqual({ is: 'problem', problem: 'sign-in-failed' });
  });

  it.each([
    ['access_denied', 'AADSTS65004: declined', 'sign-in-cancelled'],
    ['access_denied', 'AADSTS90094: an administrator must consent', 'not-permitted'],
    ['interaction_required', 'AADSTS50058', 'sign-in-expired'],
    ['temporarily_unavailable', '', 'server-error'],
    ['invalid_request', 'AADSTS50011: the redirect is not registered', 'sign-in-failed'],
  ])('that ends with %s (%s) is told as %s', (error, why, problem) => {
    const query = new URLSearchParams({ error, error_description: why, state: 'mine' });
    expect(readSignInAnswer(`${HERE}?${query}`, HERE, 'mine')).toEqual({ is: 'problem', problem });
  });

  it('knows the same person again, by an id token that is for us and of this sign-in', () => {
    const claims = { aud: 'c-1', nonce: 'n-1', sub: 'Kx_1', tid: '9d1c5b0e-2f4a-4c6d-8e7f-a0b1c2d3e4f5', name: 'Kim' };
    expect(accountOf(claims, 'c-1', 'n-1')).toBe('9d1c5b0e-2f4a-4c6d-8e7f-a0b1c2d3e4f5.Kx_1');
    for (const wrong of [
      { aud: 'c-2' },
      { nonce: 'n-2' },
      { sub: '' },
      { sub: 'a b' },
      { tid: 'x' },
      { nonce: undefined },
    ])
      expect(accountOf({ ...claims, ...wrong }, 'c-1', 'n-1')).toBeNull();
    expect(accountOf({ ...claims, nonce: '' }, 'c-1', '')).toBeNull();
    expect(accountOf(null, 'c-1', 'n-1')).toBeNull();
  });
});

describe('the places that an access token goes to', () => {
  it('are Graph alone', () => {
    const window = { fromMs: Date.parse('2026-03-01T00:00Z'), toMs: Date.parse('2026-03-15T00:00Z') };
    expect(calendarView('AAMk/x?=', window)).toMatch(
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/me\/calendars\/AAMk%2Fx%3F%3D\/calendarView\?startDateTime=2026-02-28T00%3A00%3A00Z&endDateTime=2026-03-16T00%3A00%3A00Z&/,
    );
    expect(isGraphAddress(graphCalendar('../../users'))).toBe(true);
    expect(graphCalendar('../../users')).not.toContain('../');
  });

  it.each([
    'http://graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com.elsewhere.example/v1.0/me',
    'https://graph.microsoft.com@elsewhere.example/v1.0/me',
    'https://graph.microsoft.com:444/v1.0/me',
    'https://user@graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com\\@elsewhere.example/v1.0/me',
    'https://graph.microsoft.com/v1.0/\nme',
    'https://graph.microsoft.com/beta/me',
    '//graph.microsoft.com/v1.0/me',
    '/v1.0/me',
    `https://graph.microsoft.com/v1.0/${'x'.repeat(9_000)}`,
  ])('are not %s', (address) => {
    expect(isGraphAddress(address)).toBe(false);
  });
});
