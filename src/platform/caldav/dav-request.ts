import { isLoopback } from '../../core/calendar/address.ts';
import { type DavResource, readMultistatus } from '../../core/calendar/caldav/dav.ts';
import type { Login } from '../../core/ports/browser.ts';
import { exchange, type Failed } from '../exchange.ts';
import { failed } from '../http-problem.ts';
import type { HttpTools } from '../patience.ts';

export type DavAnswer =
  | { readonly is: 'answered'; readonly resources: readonly DavResource[]; readonly text: string }
  | Failed;

/** One request of WebDAV, signed in. The password goes over https or to this machine itself, and to no redirect. */
export async function davRequest(
  tools: HttpTools,
  method: 'PROPFIND' | 'REPORT',
  address: string,
  login: Login,
  depth: 0 | 1,
  body: string,
): Promise<DavAnswer> {
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) return failed('insecure-address');
  const headers = {
    authorization: `Basic ${base64(`${login.user}:${login.password}`)}`,
    'content-type': 'application/xml; charset=utf-8',
    depth: String(depth),
  };
  const answer = await exchange(tools, address, { method, headers, body }, (status, problem, answered) =>
    status !== 401 ? problem : takesBasic(answered) ? 'sign-in-refused' : 'sign-in-unknown',
  );
  if (answer.is === 'problem') return answer;
  try {
    return { is: 'answered', resources: readMultistatus(answer.text), text: answer.text };
  } catch {
    return failed('not-a-calendar');
  }
}

/** Whether Basic is among the ways to sign in that the server names (RFC 9110, 11.6.1); one that names none is believed to take it. */
const takesBasic = (headers: Headers): boolean => /\bbasic\b|^$/i.test(headers.get('www-authenticate') ?? '');

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
