import * as v from 'valibot';
import type { CalendarProblem } from '../calendar.ts';
import { AUTHORIZE_ADDRESS } from './addresses.ts';

/**
 * The least that is needed: to read calendars, and to read them again tomorrow. `openid` tells nothing but which account
 * signed in (an id made for this extension alone), so that another one is not taken for it, and carries the nonce back.
 */
export const SCOPES = 'https://graph.microsoft.com/Calendars.Read offline_access openid';

export interface SignInQuestion {
  readonly clientId: string;
  readonly redirectUri: string;
  /** Each a random text of its own, used once. */
  readonly state: string;
  readonly nonce: string;
  /** S256 of the verifier (RFC 7636, 4.2). */
  readonly challenge: string;
  /** `none`: answered at once, by who is signed in to Microsoft in this browser already, or not at all. */
  readonly prompt: 'select_account' | 'none';
  /** Whom to expect: a mail address. */
  readonly hint?: string | undefined;
}

/** The page at which the user signs in (authorization code flow with PKCE; the client has no secret). */
export function signInAddress(question: SignInQuestion): string {
  return `${AUTHORIZE_ADDRESS}?${formOf({
    client_id: question.clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: question.redirectUri,
    scope: SCOPES,
    state: question.state,
    nonce: question.nonce,
    code_challenge: question.challenge,
    code_challenge_method: 'S256',
    prompt: question.prompt,
    ...(question.hint === undefined ? {} : { login_hint: question.hint }),
  })}`;
}

/** `application/x-www-form-urlencoded` */
export const formOf = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');

export type SignInAnswer =
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'problem'; readonly problem: CalendarProblem };

/** Reads where the sign-in led back to. An answer that is not to our question, by its state, is no answer. */
export function readSignInAnswer(address: string, redirectUri: string, state: string): SignInAnswer {
  const failed = (problem: CalendarProblem): SignInAnswer => ({ is: 'problem', problem });
  const [place = '', query = ''] = (address.split('#')[0] ?? '').split('?');
  if (place !== redirectUri) return failed('sign-in-failed');
  const fields = fieldsOf(query);
  if (state === '' || fields.get('state') !== state) return failed('sign-in-failed');
  const error = fields.get('error');
  if (error !== undefined) return failed(problemOfError(error, fields.get('error_description') ?? ''));
  const code = fields.get('code') ?? '';
  return code === '' || code.length > MAX_TOKEN_LENGTH ? failed('sign-in-failed') : { is: 'code', code };
}

function fieldsOf(query: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=');
    if (at < 0) continue;
    try {
      const value = decodeURIComponent(pair.slice(at + 1).replaceAll('+', ' '));
      // Said twice, it is said by two: neither is believed.
      fields.set(pair.slice(0, at), fields.has(pair.slice(0, at)) ? '' : value);
    } catch {
      // Not a text; whoever needs it misses it.
    }
  }
  return fields;
}

/** An administrator has to agree first (error codes of the Microsoft identity platform). */
const NEEDS_ADMINISTRATOR = /AADSTS(90094|90095|50105|53003)\b/;
const SIGN_IN_AGAIN = new Set(['invalid_grant', 'interaction_required', 'login_required', 'consent_required']);

/** What an error of the authorize or the token endpoint means to the user. */
export function problemOfError(error: string, description: string): CalendarProblem {
  if (NEEDS_ADMINISTRATOR.test(description)) return 'not-permitted';
  if (error === 'access_denied') return 'sign-in-cancelled';
  if (SIGN_IN_AGAIN.has(error)) return 'sign-in-expired';
  return error === 'temporarily_unavailable' || error === 'server_error' ? 'server-error' : 'sign-in-failed';
}

/** Microsoft's tokens have 1 to 4 kB. */
const MAX_TOKEN_LENGTH = 50_000;
const token = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TOKEN_LENGTH), v.regex(/^[\x21-\x7e]+$/));

/** What the token endpoint gives (RFC 6749, 5.1). Without a new refresh token the old one goes on. */
export const TokenAnswer = v.object({
  token_type: v.pipe(v.string(), v.toLowerCase(), v.literal('bearer')),
  access_token: token,
  expires_in: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
  refresh_token: v.optional(token),
  id_token: v.optional(token),
});
export type TokenAnswer = v.InferOutput<typeof TokenAnswer>;

/** What it says instead (RFC 6749, 5.2). */
export const TokenError = v.object({
  error: v.string(),
  error_description: v.fallback(v.string(), ''),
});

/** What an id token says (OpenID Connect Core, 2). */
const IdClaims = v.object({
  aud: v.string(),
  nonce: v.string(),
  sub: v.pipe(v.string(), v.regex(/^[\w-]{1,128}$/)),
  tid: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/i)),
});

/**
 * Who signed in: the same text for the same person at this extension. Null: the token is not for us, or not of this
 * sign-in. Its signature is not looked at: it came from Microsoft itself, over https (OpenID Connect Core, 3.1.3.7, 6).
 */
export function accountOf(claims: unknown, clientId: string, nonce: string): string | null {
  const checked = v.safeParse(IdClaims, claims);
  if (!checked.success) return null;
  const { aud, sub, tid } = checked.output;
  return aud === clientId && nonce !== '' && checked.output.nonce === nonce ? `${tid}.${sub}` : null;
}
