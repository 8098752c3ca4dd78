import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WrittenEvent } from './microsoft-events.ts';

/*
 * A STAND-IN for Microsoft's sign-in and Microsoft Graph, written from their public documentation alone
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow, https://learn.microsoft.com/graph/paging,
 * …/throttling, …/api/calendar-list-calendarview). It is stricter than the real ones: a refresh token is for one use, and
 * whatever the documentation asks for and the extension does not send is refused.
 */
export const SIGN_IN_HOST = 'login.microsoftonline.com';
export const GRAPH_HOST = 'graph.microsoft.com';
export const KIM = { sub: 'Kx_kim-at-this-app', address: 'Kim@contoso.example' } as const;
export const LEE = { sub: 'Lx_lee-at-this-app', address: 'lee@contoso.example' } as const;
const TENANT = '9d1c5b0e-2f4a-4c6d-8e7f-a0b1c2d3e4f5';

export type MicrosoftFault =
  | 'none'
  | 'throttled'
  | 'forbidden'
  | 'missing'
  | 'down'
  | 'foreign-page'
  | 'endless'
  | 'html';

export interface MicrosoftStandIn {
  /** What each calendar holds, by its id; the first is the default one. */
  readonly calendars: Map<string, { readonly name: string; events: readonly WrittenEvent[] }>;
  /** What was asked, in order: `authorize`, `token refresh_token`, `view 100`. */
  readonly asked: string[];
  /** Whatever was wrong with a request: nothing, when the extension keeps to the documentation. */
  readonly wrong: string[];
  fault: MicrosoftFault;
  pageSize: number;
  accessLivesS: number;
  /** Who is signed in to Microsoft in this browser, for `prompt=none`; and who signs in at the page. */
  session: typeof KIM | typeof LEE | null;
  who: typeof KIM | typeof LEE;
  /** Every access token, or every refresh token, given so far is refused from now on. */
  revokeAccess(): void;
  revokeRefresh(): void;
  answer(request: IncomingMessage, response: ServerResponse, url: URL): void;
}

interface Asked {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly nonce: string;
  readonly who: typeof KIM | typeof LEE;
}

export function microsoftStandIn(clientId: string): MicrosoftStandIn {
  const codes = new Map<string, Asked>();
  const access = new Set<string>();
  const refresh = new Map<string, Asked>();

  const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
      .end(JSON.stringify(body));
  const refuse = (response: ServerResponse, status: number, error: string, why: string) => {
    standIn.wrong.push(why);
    json(response, status, { error, error_description: why });
  };
  const lead = (response: ServerResponse, to: string, fields: Record<string, string>) =>
    response.writeHead(302, { location: `${to}?${new URLSearchParams(fields)}` }).end();

  function authorize(response: ServerResponse, url: URL) {
    standIn.asked.push('authorize');
    const of = (name: string) => url.searchParams.get(name) ?? '';
    const redirectUri = of('redirect_uri');
    const scopes = of('scope').split(' ').toSorted().join(' ');
    const expected: readonly (readonly [string, boolean])[] = [
      ['client_id', of('client_id') === clientId],
      ['response_type', of('response_type') === 'code'],
      ['redirect_uri', /^https:\/\/[a-z0-9]+\.(chromiumapp\.org|extensions\.allizom\.org)\/$/.test(redirectUri)],
      ['scope', scopes === 'https://graph.microsoft.com/Calendars.Read offline_access openid'],
      ['challenge', /^[\w-]{43}$/.test(of('code_challenge')) && of('code_challenge_method') === 'S256'],
      ['state', /^[\w-]{43}$/.test(of('state')) && /^[\w-]{43}$/.test(of('nonce'))],
    ];
    const bad = expected.find(([, isGood]) => !isGood);
    if (bad) return refuse(response, 400, 'invalid_request', `authorize: ${bad[0]} is wrong`);
    const state = of('state');
    const asked = { challenge: of('code_challenge'), redirectUri, nonce: of('nonce') };
    const give = (who: Asked['who']) => {
      const code = `code-${randomUUID()}`;
      codes.set(code, { ...asked, who });
      lead(response, redirectUri, { code, state, session_state: randomUUID() });
    };
    if (url.pathname.endsWith('/signed-in')) return give(standIn.who);
    if (url.pathname.endsWith('/refused'))
      return lead(response, redirectUri, { error: 'access_denied', error_description: 'AADSTS65004', state });
    if (of('prompt') === 'none') {
      if (standIn.session) return give(standIn.session);
      return lead(response, redirectUri, {
        error: 'interaction_required',
        error_description: 'AADSTS50058: no user is signed in',
        state,
      });
    }
    const link = (place: string) => `${url.pathname}/${place}${url.search}`.replaceAll('&', '&amp;');
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><title>Stand-in for Microsoft's sign-in</title><h1>This is a stand-in for Microsoft's sign-in</h1>` +
          `<p><a id="sign-in" href="${link('signed-in')}">Sign in</a> <a id="refuse" href="${link('refused')}">Cancel</a></p>`,
      );
  }

  function token(request: IncomingMessage, response: ServerResponse, body: URLSearchParams) {
    const of = (name: string) => body.get(name) ?? '';
    standIn.asked.push(`token ${of('grant_type')}`);
    if (request.headers.origin === undefined)
      return refuse(response, 400, 'invalid_request', 'AADSTS9002327: a single-page application asks with an Origin');
    if (of('client_id') !== clientId) return refuse(response, 400, 'unauthorized_client', 'token: another client');
    if (body.has('client_secret')) return refuse(response, 400, 'invalid_request', 'token: there is no secret');
    const give = (asked: Asked, isWithId: boolean) => {
      const tokens = { access_token: `access-${randomUUID()}`, refresh_token: `refresh-${randomUUID()}` };
      access.add(tokens.access_token);
      refresh.set(tokens.refresh_token, asked);
      const claims = { aud: clientId, nonce: asked.nonce, sub: asked.who.sub, tid: TENANT, ver: '2.0' };
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const id_token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c3RhbmQtaW4`;
      json(response, 200, {
        token_type: 'Bearer',
        scope: 'https://graph.microsoft.com/Calendars.Read',
        expires_in: standIn.accessLivesS,
        ...tokens,
        ...(isWithId && { id_token }),
      });
    };
    if (of('grant_type') === 'refresh_token') {
      const asked = refresh.get(of('refresh_token'));
      refresh.delete(of('refresh_token'));
      if (asked) give(asked, false);
      else
        json(response, 400, {
          error: 'invalid_grant',
          error_description: 'AADSTS700084: the refresh token has expired',
        });
      return;
    }
    const asked = codes.get(of('code'));
    codes.delete(of('code'));
    const challenge = createHash('sha256').update(of('code_verifier')).digest('base64url');
    if (!asked) refuse(response, 400, 'invalid_grant', 'AADSTS54005: the code was used already');
    else if (challenge !== asked.challenge)
      refuse(response, 400, 'invalid_grant', 'AADSTS501481: the verifier is wrong');
    else if (of('redirect_uri') !== asked.redirectUri)
      refuse(response, 400, 'invalid_grant', 'token: another redirect');
    else give(asked, true);
  }

  function graph(request: IncomingMessage, response: ServerResponse, url: URL) {
    const error = (status: number, code: string, headers: Record<string, string> = {}) =>
      json(response, status, { error: { code, message: code } }, headers);
    const { fault, pageSize, calendars } = standIn;
    if (!access.has(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''))
      return error(401, 'InvalidAuthenticationToken');
    if (fault === 'throttled') return error(429, 'TooManyRequests', { 'retry-after': '1800' });
    if (fault === 'forbidden') return error(403, 'ErrorAccessDenied');
    if (fault === 'missing') return error(404, 'ErrorItemNotFound');
    if (fault === 'down') return error(503, 'ServiceUnavailable');
    if (fault === 'html') return response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Portal</h1>');
    if (url.pathname === '/v1.0/me/calendars') {
      standIn.asked.push('calendars');
      const owner = { name: 'Kim Sato', address: KIM.address };
      const value = [...calendars].map(([id, { name }], at) => ({ id, name, isDefaultCalendar: at === 0, owner }));
      return json(response, 200, { value: value.reverse() });
    }
    const id = decodeURIComponent(/^\/v1\.0\/me\/calendars\/([^/]+)\/calendarView$/.exec(url.pathname)?.[1] ?? '');
    const calendar = calendars.get(id);
    if (!calendar) return error(404, 'ErrorItemNotFound');
    if (!/outlook\.timezone="UTC"/.test(String(request.headers['prefer'])))
      standIn.wrong.push('graph: no zone preferred');
    const skip = Number(url.searchParams.get('$skip') ?? 0);
    standIn.asked.push(`view ${skip}`);
    const [fromMs, toMs] = ['startDateTime', 'endDateTime'].map((name) => Date.parse(url.searchParams.get(name) ?? ''));
    const atMs = ({ dateTime }: { readonly dateTime: string }) => Date.parse(`${dateTime.slice(0, 19)}Z`);
    const all = calendar.events.filter(
      ({ start, end }) => !(atMs(start) >= (toMs ?? Number.NaN)) && !(atMs(end) <= (fromMs ?? Number.NaN)),
    );
    const fields = url.searchParams.get('$select')?.split(',') ?? [];
    const picked = (event: WrittenEvent) =>
      Object.fromEntries(Object.entries(event).filter(([name]) => name === '@odata.etag' || fields.includes(name)));
    const value = all.slice(skip, skip + pageSize).map(picked);
    const next = new URL(url);
    next.protocol = 'https:';
    next.searchParams.set('$skip', String(fault === 'endless' ? skip + 1 : skip + pageSize));
    if (fault === 'foreign-page') next.hostname = 'graph.microsoft.com.elsewhere.example';
    const isMore = skip + pageSize < all.length || fault === 'endless' || fault === 'foreign-page';
    json(response, 200, { value: fault === 'endless' ? [] : value, ...(isMore && { '@odata.nextLink': next.href }) });
  }

  const standIn: MicrosoftStandIn = {
    calendars: new Map(),
    asked: [],
    wrong: [],
    fault: 'none',
    pageSize: 100,
    accessLivesS: 3_600,
    session: null,
    who: KIM,
    revokeAccess: () => access.clear(),
    revokeRefresh: () => refresh.clear(),
    answer(request, response, url) {
      if (url.hostname === GRAPH_HOST) return graph(request, response, url);
      if (url.pathname.startsWith('/common/oauth2/v2.0/authorize')) return authorize(response, url);
      if (url.pathname !== '/common/oauth2/v2.0/token') return response.writeHead(404).end();
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => token(request, response, new URLSearchParams(body)));
    },
  };
  return standIn;
}
