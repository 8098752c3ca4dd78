import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MicrosoftAccount } from '../../../src/core/calendar/calendar.ts';
import type { MicrosoftCalendars } from '../../../src/core/ports/microsoft.ts';
import type { MicrosoftAccountStore } from '../../../src/platform/microsoft/account-store.ts';
import { microsoftCalendars } from '../../../src/platform/microsoft/microsoft-calendars.ts';
import { graphMeeting } from '../../browsers/support/microsoft-events.ts';
import { LEE, type MicrosoftFault } from '../../browsers/support/microsoft-stand-in.ts';
import { CLIENT_ID, type Microsoft, openMicrosoft, REDIRECT } from './stand-in-server.ts';

const HOUR_MS = 3_600_000;
const NINE = Date.parse('2026-03-02T09:00Z');
const REQUEST = {
  calendarId: 'work',
  fromMs: Date.parse('2026-03-01T00:00Z'),
  toMs: Date.parse('2026-03-15T00:00Z'),
  zone: 'Europe/Berlin',
  myAddresses: [],
};

let microsoft: Microsoft;
let client: MicrosoftCalendars;
let kept: Map<string, MicrosoftAccount>;
let held: MicrosoftAccount | null;
let nowMs: number;
let handedBack: number;

const store: MicrosoftAccountStore = {
  get: async (id) => kept.get(id) ?? null,
  put: async (account) => void kept.set(account.id, account),
  remove: async (id) => void kept.delete(id),
  hold: async (account) => {
    held = account;
  },
  async take(id) {
    const given = held?.id === id ? held : null;
    if (given) held = null;
    return given;
  },
};

beforeEach(async () => {
  microsoft = await openMicrosoft();
  [kept, held, nowMs, handedBack] = [new Map(), null, NINE, 0];
  microsoft.standIn.calendars.set('AAMk/work=', { name: 'Calendar', events: [graphMeeting('Design review', NINE)] });
  microsoft.standIn.calendars.set('AAMk-team', { name: 'Team', events: [] });
  client = newClient();
});
afterEach(() => microsoft.close());

function newClient(): MicrosoftCalendars {
  return microsoftCalendars({
    tools: microsoft.tools,
    store,
    clientId: CLIENT_ID,
    redirectUri: () => REDIRECT,
    askSilently: () => microsoft.signIn('none'),
    nowMs: () => nowMs,
    giveHostsBack: async () => {
      handedBack += 1;
    },
  });
}

async function code() {
  const given = await microsoft.signIn('select_account');
  if (given === null) throw new Error('the stand-in gave no code');
  return given;
}
async function signedIn(): Promise<string> {
  const found = await client.find(await code());
  if (found.is !== 'found') throw new Error(found.problem);
  await client.keep(found.accountId);
  microsoft.standIn.asked.length = 0;
  return found.accountId;
}
const read = (accountId: string, known: string | null = null, calendarId = 'AAMk/work=') =>
  client.read({ accountId, calendarId }, known, REQUEST);
const titlesIn = (answer: Awaited<ReturnType<typeof read>>) =>
  answer.is === 'whole' ? answer.occurrences.map((each) => each.title) : answer;

describe('signing in', () => {
  it('finds the account’s calendars, the default one first, and keeps nothing until one is chosen', async () => {
    const found = await client.find(await code());
    expect(found).toMatchObject({
      is: 'found',
      calendars: [
        { id: 'AAMk/work=', name: 'Calendar', isDefault: true },
        { id: 'AAMk-team', name: 'Team', isDefault: false },
      ],
    });
    expect(JSON.stringify(found)).not.toMatch(/access-|refresh-|contoso/);
    expect([kept.size, held?.address]).toEqual([0, 'kim@contoso.example']);
    expect(microsoft.standIn.wrong).toEqual([]);
  });

  it('is refused to a code of another verifier, a code that was used, and an answer to another question', async () => {
    const given = await code();
    expect(await client.find({ ...given, verifier: 'w'.repeat(43) })).toEqual({
      is: 'problem',
      problem: 'sign-in-expired',
      retryAfterMs: null,
    });
    expect(await client.find(given)).toMatchObject({ problem: 'sign-in-expired' });
    const other = await code();
    expect(await client.find({ ...other, nonce: 'another' })).toMatchObject({ problem: 'sign-in-failed' });
    expect(held).toBeNull();
  });

  it('again takes only the account that the calendar belongs to', async () => {
    const id = await signedIn();
    const before = kept.get(id);
    microsoft.standIn.who = LEE;
    expect(await client.signInAgain(id, await code())).toBe('other-account');
    expect(kept.get(id)).toEqual(before);
  });

  it('of which no calendar was chosen can be kept only once', async () => {
    const found = await client.find(await code());
    const id = found.is === 'found' ? found.accountId : '';
    expect([await client.keep('somebody'), await client.keep(id)]).toEqual([false, true]);
    await client.forget(id, true);
    expect([await client.keep(id), kept.size, handedBack]).toEqual([false, 0, 1]);
  });
});

describe('reading a calendar', () => {
  it('gives what is in the window, from all pages, once', async () => {
    const many = Array.from({ length: 25 }, (_, at) => graphMeeting(`M ${at}`, NINE + at * HOUR_MS));
    microsoft.standIn.calendars.set('AAMk/work=', {
      name: '',
      events: [...many, graphMeeting('Next month', NINE + 30 * 24 * HOUR_MS)],
    });
    microsoft.standIn.pageSize = 10;
    const id = await signedIn();
    expect(titlesIn(await read(id))).toEqual(many.map((each) => each['subject']));
    expect(microsoft.standIn.asked).toEqual(['view 0', 'view 10', 'view 20']);
    expect(microsoft.standIn.wrong).toEqual([]);
  });

  it('says "unchanged" as long as nothing changed', async () => {
    const id = await signedIn();
    const first = await read(id);
    if (first.is !== 'whole') throw new Error(first.is);
    expect(first.occurrences[0]?.people).toEqual([{ name: 'Dana Reyes', address: 'dana@acme.example' }]);
    expect(await read(id, first.digest)).toEqual({ is: 'unchanged' });
    microsoft.standIn.calendars.set('AAMk/work=', { name: '', events: [graphMeeting('Moved', NINE + HOUR_MS)] });
    expect(titlesIn(await read(id, first.digest))).toEqual(['Moved']);
  });

  it.each<[MicrosoftFault, string, number | null]>([
    ['throttled', 'busy', 1_800_000],
    ['down', 'busy', null],
    ['forbidden', 'not-permitted', null],
    ['missing', 'not-in-account', null],
    ['html', 'unreadable', null],
    ['foreign-page', 'redirected', null],
    ['endless', 'too-large', null],
  ])('tells of a server that is %s as "%s"', async (fault, problem, retryAfterMs) => {
    const id = await signedIn();
    microsoft.standIn.fault = fault;
    expect(await read(id)).toEqual({ is: 'problem', problem, retryAfterMs });
    expect(microsoft.standIn.asked.length).toBeLessThanOrEqual(60);
  });

  it('tells of a calendar that is not in the account, and of a server that cannot be reached', async () => {
    const id = await signedIn();
    expect(await read(id, null, 'gone')).toMatchObject({ problem: 'not-in-account' });
    await microsoft.close();
    expect(await read(id)).toMatchObject({ problem: 'unreachable' });
  });
});

describe('a sign-in', () => {
  it('is refreshed when its hour is over, once for all calendars that are read side by side', async () => {
    const id = await signedIn();
    const before = kept.get(id);
    nowMs += HOUR_MS;
    const answers = await Promise.all([read(id), read(id, null, 'AAMk-team'), read(id)]);
    expect(answers.map((each) => each.is)).toEqual(['whole', 'whole', 'whole']);
    expect(microsoft.standIn.asked.filter((each) => each.startsWith('token'))).toEqual(['token refresh_token']);
    expect(kept.get(id)?.refreshToken).not.toBe(before?.refreshToken);
  });

  it('has its new refresh token stored before the new access token is used', async () => {
    const id = await signedIn();
    nowMs += HOUR_MS;
    microsoft.standIn.fault = 'down';
    await read(id);
    // The worker ends here; another one goes on with what was stored.
    [client, microsoft.standIn.fault] = [newClient(), 'none'];
    nowMs += HOUR_MS;
    expect((await read(id)).is).toBe('whole');
  });

  it('that Microsoft revokes before its time is refreshed at once', async () => {
    const id = await signedIn();
    microsoft.standIn.revokeAccess();
    expect((await read(id)).is).toBe('whole');
    expect(microsoft.standIn.asked).toEqual(['token refresh_token', 'view 0']);
  });

  it('that is revoked under several readings at once is refreshed once, and fails none of them', async () => {
    const id = await signedIn();
    microsoft.standIn.revokeAccess();
    const answers = await Promise.all(Array.from({ length: 5 }, () => read(id)));
    expect(answers.map((each) => each.is)).toEqual(Array.from({ length: 5 }, () => 'whole'));
    expect(microsoft.standIn.asked.filter((each) => each.startsWith('token'))).toEqual(['token refresh_token']);
  });

  it('that has run out goes on by itself for whoever is signed in to Microsoft in this browser', async () => {
    const id = await signedIn();
    microsoft.standIn.revokeAccess();
    microsoft.standIn.revokeRefresh();
    microsoft.standIn.session = { sub: 'Kx_kim-at-this-app', address: 'Kim@contoso.example' };
    expect((await read(id)).is).toBe('whole');
    expect(kept.get(id)?.address).toBe('kim@contoso.example');
  });

  it('that has run out is told, is not tried in vain again, and goes on after the next sign-in', async () => {
    const id = await signedIn();
    microsoft.standIn.revokeAccess();
    microsoft.standIn.revokeRefresh();
    expect(await read(id)).toMatchObject({ is: 'problem', problem: 'sign-in-expired' });
    microsoft.standIn.asked.length = 0;
    expect(await read(id)).toMatchObject({ problem: 'sign-in-expired' });
    expect(microsoft.standIn.asked).toEqual(['authorize']);
    expect(await client.signInAgain(id, await code())).toBeNull();
    expect((await read(id)).is).toBe('whole');
  });

  it('of somebody else in this browser is not taken for it', async () => {
    const id = await signedIn();
    microsoft.standIn.revokeAccess();
    microsoft.standIn.revokeRefresh();
    microsoft.standIn.session = LEE;
    expect(await read(id)).toMatchObject({ problem: 'sign-in-expired' });
    expect(kept.size).toBe(1);
  });

  it('is not held to have run out while Microsoft’s server is in trouble', async () => {
    const id = await signedIn();
    const before = kept.get(id);
    nowMs += HOUR_MS;
    await microsoft.close();
    expect(await read(id)).toMatchObject({ problem: 'unreachable' });
    expect(kept.get(id)).toEqual(before);
  });

  it('that nobody knows has run out', async () => {
    expect(await read('nobody')).toMatchObject({ problem: 'sign-in-expired' });
  });
});
