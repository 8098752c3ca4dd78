import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MicrosoftAccount } from '../../../src/core/calendar/calendar.ts';
import type { MicrosoftAccountStore } from '../../../src/platform/microsoft/account-store.ts';
import { beBrowser, local, session } from '../../fakes/web-extension.ts';

const KIM: MicrosoftAccount = {
  id: 'tenant.kim',
  address: 'kim@contoso.example',
  accessToken: 'access-1',
  accessUntilMs: 1_000,
  refreshToken: 'refresh-1',
};

let store: MicrosoftAccountStore;
let dropHeldSignIn: () => Promise<void>;
beforeAll(async () => {
  beBrowser();
  const made = await import('../../../src/platform/microsoft/account-store.ts');
  store = made.microsoftAccountStore();
  ({ dropHeldSignIn } = made);
});
beforeEach(() => {
  local.items.clear();
  session.items.clear();
});

describe('sign-ins at Microsoft', () => {
  it('are kept each under a key of its own, and gone without a trace when they are removed', async () => {
    await store.put(KIM);
    expect([await store.get(KIM.id), [...local.items.keys()]]).toEqual([KIM, ['microsoft:tenant.kim']]);
    await store.remove(KIM.id);
    expect([await store.get(KIM.id), local.items.size]).toEqual([null, 0]);
  });

  it('of which no calendar was chosen are in memory alone, for whoever asks for just that one, once', async () => {
    await store.hold(KIM);
    expect(local.items.size).toBe(0);
    expect(await store.take('tenant.lee')).toBeNull();
    expect([await store.take(KIM.id), await store.take(KIM.id), session.items.size]).toEqual([KIM, null, 0]);
  });

  it('of which no calendar was chosen can be dropped', async () => {
    await store.hold(KIM);
    await dropHeldSignIn();
    expect([await store.take(KIM.id), session.items.size]).toEqual([null, 0]);
  });

  it('with a broken part ask for a new sign-in, not for a new calendar', async () => {
    local.items.set('microsoft:tenant.kim', { ...KIM, accessUntilMs: 'soon', refreshToken: 7 });
    expect(await store.get(KIM.id)).toEqual({ ...KIM, accessUntilMs: 0, refreshToken: '' });
    local.items.set('microsoft:tenant.kim', 'torn');
    expect(await store.get(KIM.id)).toBeNull();
  });
});
