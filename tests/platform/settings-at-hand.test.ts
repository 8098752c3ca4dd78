import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { beBrowser, local, tellChanged } from '../fakes/web-extension.ts';

beBrowser();
const { settingsAtHand } = await import('../../src/platform/settings-at-hand.ts');
const listing = (...distractions: string[]) => ({ ...DEFAULT_SETTINGS, distractions });

beforeEach(() => local.items.clear());
// The next file may have the same browser before it.
afterEach(() => {
  local.refuses = 'nothing';
  vi.restoreAllMocks();
});

it('settings are read once, and then at hand', async () => {
  local.items.set('settings', listing('news.test'));
  const reading = vi.spyOn(local, 'get');
  const store = settingsAtHand();
  expect([await store.read(), await store.read()]).toEqual([listing('news.test'), listing('news.test')]);
  expect(reading).toHaveBeenCalledTimes(1);
});

it('what was written is what is read next', async () => {
  const store = settingsAtHand();
  expect(await store.read()).toEqual(DEFAULT_SETTINGS);
  await store.change({ distractions: { add: ['news.test'] } });
  expect(await store.read()).toEqual(listing('news.test'));
});

it('what somebody else wrote, or deleted, is what is read next', async () => {
  const store = settingsAtHand();
  await store.change({ distractions: { add: ['news.test'] } });
  await store.read();
  local.items.set('settings', listing('video.test'));
  tellChanged('settings');
  expect(await store.read()).toEqual(listing('video.test'));
  local.items.clear();
  tellChanged('settings');
  expect(await store.read()).toEqual(DEFAULT_SETTINGS);
});

it('a reading that was under way when they were changed is not held on to', async () => {
  local.items.set('settings', listing('news.test'));
  const store = settingsAtHand();
  const before = store.read();
  tellChanged('settings');
  local.items.set('settings', listing('video.test'));
  await before;
  expect(await store.read()).toEqual(listing('video.test'));
});

it('what could not be read is read again, and what could not be written is not believed', async () => {
  local.items.set('settings', listing('news.test'));
  const store = settingsAtHand();
  local.refuses = 'everything';
  expect(await store.read()).toEqual(DEFAULT_SETTINGS);
  local.refuses = 'writing';
  expect(await store.read()).toEqual(listing('news.test'));
  await expect(store.change({ strength: 'soft' })).rejects.toThrow('QuotaExceeded');
  expect(await store.read()).toEqual(listing('news.test'));
});

it('two changes at the same moment both hold, and each answers with all that is kept by then', async () => {
  const store = settingsAtHand();
  const answers = await Promise.all([
    store.change({ distractions: { add: ['news.test'] } }),
    store.change({ hush: { isSoundMuted: false } }),
    store.change({ distractions: { add: ['video.test'] } }),
  ]);
  const { hush } = DEFAULT_SETTINGS;
  const both = { ...listing('news.test', 'video.test'), hush: { ...hush, isSoundMuted: false } };
  expect(answers.at(-1)).toEqual(both);
  expect(local.items.get('settings')).toEqual(both);
});

it('what is deleted while a change is under way is not written back by it', async () => {
  local.items.set('settings', listing('news.test'));
  const store = settingsAtHand();
  const changing = store.change({ strength: 'soft' });
  await store.alone(async () => {
    local.items.clear();
    tellChanged('settings');
  });
  await changing;
  expect(local.items.size).toBe(0);
  expect(await store.read()).toEqual(DEFAULT_SETTINGS);
  // One that comes later is one of the defaults.
  await store.change({ distractions: { add: ['video.test'] } });
  expect(local.items.get('settings')).toEqual(listing('video.test'));
});

it('a change that cannot be written loses nothing, and does not keep the next from being made', async () => {
  const store = settingsAtHand();
  await store.change({ distractions: { add: ['news.test'] } });
  local.refuses = 'writing';
  const refused = store.change({ strength: 'soft' });
  const next = refused.catch(() => {
    local.refuses = 'nothing';
    return store.change({ distractions: { add: ['video.test'] } });
  });
  await expect(refused).rejects.toThrow('QuotaExceeded');
  expect(await next).toEqual(listing('news.test', 'video.test'));
});

it('a change is made to what is kept, even where that could not be read at once', async () => {
  local.items.set('settings', listing('news.test'));
  vi.spyOn(local, 'get').mockRejectedValueOnce(new Error('busy'));
  expect(await settingsAtHand().change({ strength: 'soft' })).toEqual({ ...listing('news.test'), strength: 'soft' });
});
