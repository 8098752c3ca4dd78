import * as v from 'valibot';
import type { MicrosoftAccount } from '../../core/calendar/calendar.ts';
import { browser } from '../browser.ts';
import { readLocal, writeLocal } from '../local.ts';

const StoredAccount = v.object({
  id: v.string(),
  address: v.fallback(v.nullable(v.string()), null),
  accessToken: v.fallback(v.string(), ''),
  accessUntilMs: v.fallback(v.pipe(v.number(), v.finite()), 0),
  refreshToken: v.fallback(v.string(), ''),
});

/** Where sign-ins to Microsoft are kept: apart from everything that is exported. */
export interface MicrosoftAccountStore {
  get(id: string): Promise<MicrosoftAccount | null>;
  put(account: MicrosoftAccount): Promise<void>;
  remove(id: string): Promise<void>;
  /** A sign-in of which no calendar was chosen yet: one at a time, gone when the browser closes. */
  hold(account: MicrosoftAccount): Promise<void>;
  /** The one that is held, if it is this; it is held no longer. */
  take(id: string): Promise<MicrosoftAccount | null>;
}

/** In the browser's memory alone. */
const HELD = 'microsoft-held';
const keyOf = (id: string) => `microsoft:${id}`;

export function microsoftAccountStore(): MicrosoftAccountStore {
  return {
    get: (id) => readLocal(keyOf(id), StoredAccount),
    put: (account) => writeLocal(keyOf(account.id), account),
    remove: (id) => browser.storage.local.remove(keyOf(id)),
    hold: (account) => browser.storage.session.set({ [HELD]: account }),
    async take(id) {
      const held = v.safeParse(StoredAccount, (await browser.storage.session.get(HELD))[HELD]);
      if (!held.success || held.output.id !== id) return null;
      await dropHeldSignIn();
      return held.output;
    },
  };
}

/** Forgets a sign-in of which no calendar was chosen. */
export const dropHeldSignIn = (): Promise<void> => browser.storage.session.remove(HELD);
