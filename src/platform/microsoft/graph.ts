import type * as v from 'valibot';
import type { CalendarProblem } from '../../core/calendar/calendar.ts';
import { isGraphAddress } from '../../core/calendar/microsoft/addresses.ts';
import { readPage } from '../../core/calendar/microsoft/graph-event.ts';
import type { Failed } from '../exchange.ts';
import { failed } from '../http-problem.ts';
import type { HttpTools } from '../patience.ts';
import { jsonRequest } from './json-request.ts';
import type { Access } from './tokens.ts';

/** 5,000 entries in pages of 100; servers may make pages smaller than they are asked for. */
const MAX_PAGES = 60;
const MAX_ROWS = 5_000;
/** Of all pages together. */
const MAX_BYTES = 60_000_000;

/** Gives a sign-in whose access token holds; `refused`: not this one, which Microsoft did not take. */
export type GetAccess = (refused: string | null) => Promise<Access>;

type Rows<T> = { readonly is: 'rows'; readonly rows: readonly T[]; readonly myAddress: string | null } | Failed;

/** Reads all pages of an answer of Graph, signed in. The next page is looked for at Graph alone. */
export async function graphRows<T extends v.GenericSchema>(
  tools: HttpTools,
  access: GetAccess,
  address: string,
  row: T,
): Promise<Rows<v.InferOutput<T>>> {
  const rows: v.InferOutput<T>[] = [];
  const seen = new Set<string>();
  let myAddress: string | null = null;
  let bytes = 0;
  for (let next: string | null = address; next !== null; ) {
    if (!isGraphAddress(next)) return failed('redirected');
    if (seen.has(next) || seen.size >= MAX_PAGES || bytes > MAX_BYTES) return failed('too-large');
    seen.add(next);
    const answer = await signedIn(tools, access, next);
    if (answer.is === 'problem') return answer;
    const page = readPage(answer.json, row);
    if (page === null) return failed('unreadable');
    ({ myAddress } = answer);
    bytes += answer.bytes;
    rows.push(...page.rows);
    if (rows.length > MAX_ROWS) return failed('too-large');
    next = page.next;
  }
  return { is: 'rows', rows, myAddress };
}

/** One request; a token that is refused (revoked, or Microsoft's mind has changed) is renewed once. */
async function signedIn(tools: HttpTools, getAccess: GetAccess, address: string) {
  let refused: string | null = null;
  for (let tries = 0; tries < 2; tries++) {
    const access = await getAccess(refused);
    if (access.is === 'problem') return access;
    const { accessToken, address: myAddress } = access.account;
    const answer = await jsonRequest(tools, address, {
      method: 'GET',
      headers: {
        authorization: `Bearer ${accessToken}`,
        accept: 'application/json',
        // Times as UTC, and descriptions as text: a tenth of their HTML, with the addresses that its links lead to.
        prefer: 'outlook.timezone="UTC", outlook.body-content-type="text"',
      },
    });
    if (answer.is === 'problem') return isMissing(answer.problem) ? failed('not-in-account') : answer;
    if (answer.status < 300) return { ...answer, myAddress };
    if (answer.status !== 401) return failed(answer.status === 403 ? 'not-permitted' : 'server-error');
    refused = accessToken;
  }
  return failed('sign-in-expired');
}

const isMissing = (problem: CalendarProblem) => problem === 'not-found' || problem === 'gone';
