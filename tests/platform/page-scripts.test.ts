import { beforeEach, expect, it, vi } from 'vitest';
import { beBrowser } from '../fakes/web-extension.ts';

beBrowser();
const { browser } = await import('../../src/platform/browser.ts');
const { pageScripts } = await import('../../src/platform/page-scripts.ts');

interface Registered {
  readonly id: string;
  readonly matches: string[];
}
let registered: Registered[];
/** In order: what was told to which tab, and what was forgotten. */
let done: string[];
/** A tab for each site, by its pattern. */
const TABS: Readonly<Record<string, number>> = { '*://*.news.test/*': 1, '*://*.video.test/*': 2 };

beforeEach(() => {
  registered = [];
  done = [];
  Object.assign(browser, {
    scripting: {
      getRegisteredContentScripts: async () => registered,
      unregisterContentScripts: async () => {
        done.push('forgotten');
        registered = [];
      },
      registerContentScripts: async (scripts: Registered[]) => {
        done.push('registered');
        registered = scripts;
      },
      executeScript: vi.fn(async () => []),
    },
    tabs: {
      query: async ({ url }: { url: string[] }) => url.map((each) => ({ id: TABS[each] })),
      sendMessage: async (tabId: number, { call }: { call: string }) => void done.push(`${call} ${tabId}`),
    },
  });
});
const hush = () => pageScripts([{ id: 'page-hush', file: 'page-hush.js' }], 'liftPageHush', 'refreshPageHush');

it('pages are told to be as they were before it is forgotten where they are', async () => {
  const scripts = hush();
  await scripts.set(['news.test', 'video.test'], []);
  done = [];
  await scripts.set([], []);
  expect(done).toEqual(['liftPageHush 1', 'liftPageHush 2', 'forgotten']);
});

it('a site that is left out later is told first, too', async () => {
  const scripts = hush();
  await scripts.set(['news.test', 'video.test'], []);
  done = [];
  await scripts.set(['video.test'], []);
  expect(done).toEqual(['liftPageHush 1', 'forgotten', 'registered']);
});

it('a worker that is killed while it tells them leaves the next one to know of them', async () => {
  await hush().set(['news.test'], []);
  const killed = vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(() => new Promise(() => undefined));
  void hush().set([], []);
  await vi.waitFor(() => expect(killed).toHaveBeenCalledTimes(1));
  killed.mockRestore();
  done = [];
  await hush().set([], []);
  expect(done).toEqual(['liftPageHush 1', 'forgotten']);
});
