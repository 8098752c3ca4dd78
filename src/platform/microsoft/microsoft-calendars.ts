import type { CalendarProblem, MicrosoftAccount } from '../../core/calendar/calendar.ts';
import { CALENDARS_ADDRESS, calendarView } from '../../core/calendar/microsoft/addresses.ts';
import { GraphCalendar, GraphEvent } from '../../core/calendar/microsoft/graph-event.ts';
import { occurrencesOfGraph } from '../../core/calendar/microsoft/occurrences.ts';
import type { MicrosoftCalendars } from '../../core/ports/microsoft.ts';
import { PieceDigest } from '../piece-digest.ts';
import { graphRows } from './graph.ts';
import { type TokenPorts, Tokens } from './tokens.ts';

export interface MicrosoftPorts extends TokenPorts {
  /** Gives Microsoft's hosts back to the browser. */
  readonly giveHostsBack: () => Promise<void>;
}

/** Microsoft 365 over the worker's fetch: sign-ins, the calendars of an account, and what is in one of them. */
export function microsoftCalendars(ports: MicrosoftPorts): MicrosoftCalendars {
  const { tools, store } = ports;
  const tokens = new Tokens(ports);

  /** The account's calendars, the one that Outlook opens with first. */
  async function calendarsOf(account: MicrosoftAccount) {
    // Nothing is stored yet: the token is as fresh as they get.
    const found = await graphRows(tools, async () => ({ is: 'access', account }), CALENDARS_ADDRESS, GraphCalendar);
    if (found.is === 'problem') return found;
    const calendars = found.rows.toSorted((a, b) => Number(b.isDefaultCalendar) - Number(a.isDefaultCalendar));
    const owner = calendars
      .find((each) => each.isDefaultCalendar)
      ?.owner?.address.trim()
      .toLowerCase();
    return { is: 'found', calendars, address: owner || null } as const;
  }

  return {
    async find(given) {
      const redeemed = await tokens.redeem(given);
      if (redeemed.is === 'problem') return redeemed;
      const found = await calendarsOf(redeemed.account);
      if (found.is === 'problem') return found;
      if (found.calendars.length === 0) return { is: 'problem', problem: 'not-in-account' };
      await store.hold({ ...redeemed.account, address: found.address });
      const calendars = found.calendars.map(({ id, name, isDefaultCalendar: isDefault }) => ({ id, name, isDefault }));
      return { is: 'found', accountId: redeemed.account.id, calendars };
    },

    async keep(accountId) {
      const held = await store.take(accountId);
      if (held !== null) await store.put(held);
      return held !== null || (await store.get(accountId)) !== null;
    },

    async signInAgain(accountId, given): Promise<CalendarProblem | null> {
      const redeemed = await tokens.redeem(given);
      if (redeemed.is === 'problem') return redeemed.problem;
      if (redeemed.account.id !== accountId) return 'other-account';
      const known = await store.get(accountId);
      await store.put({ ...redeemed.account, address: known?.address ?? null });
      return null;
    },

    async read({ accountId, calendarId }, known, request) {
      const access = (refused: string | null) => tokens.access(accountId, refused);
      const found = await graphRows(tools, access, calendarView(calendarId, request), GraphEvent);
      if (found.is === 'problem') return found;
      const digest = new PieceDigest();
      digest.add(new TextEncoder().encode(JSON.stringify([found.myAddress, found.rows])));
      const read = await digest.end();
      if (read === known) return { is: 'unchanged' };
      const mine = found.myAddress === null ? [] : [found.myAddress];
      const asked = { ...request, myAddresses: [...request.myAddresses, ...mine] };
      return { is: 'whole', occurrences: occurrencesOfGraph(found.rows, asked), digest: read };
    },

    async forget(accountId, isLast) {
      await store.remove(accountId);
      if (isLast) await ports.giveHostsBack();
    },
  };
}
