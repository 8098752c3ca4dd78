import { beforeEach, expect, it } from 'vitest';
import { beBrowser } from '../fakes/web-extension.ts';

beBrowser();
const { browser } = await import('../../src/platform/browser.ts');
const { askForAddress, askForSites } = await import('../../src/platform/asking-permission.ts');

const HOST = 'https://p42-caldav.example/*';
let granted: Set<string>;
let isInClick: boolean;
/** What the browser asked the user. */
let asked: string[];

beforeEach(() => {
  granted = new Set();
  isInClick = true;
  asked = [];
  Object.assign(browser, {
    permissions: {
      async request({ origins }: { origins: string[] }) {
        if (!isInClick) throw new Error('permissions.request may only be called from a user input handler');
        asked.push(...origins.filter((each) => !granted.has(each)));
        for (const each of origins) granted.add(each);
        return true;
      },
      contains: async ({ origins }: { origins: string[] }) => origins.every((each) => granted.has(each)),
    },
  });
});

it('asks in the click, for the host of the address alone', async () => {
  expect(await askForAddress('webcal://p42-caldav.example:443/1/secret?token')).toBe(true);
  expect(asked).toEqual([HOST]);
});

it('knows what was allowed just before, when the click is no longer one', async () => {
  await askForAddress('https://p42-caldav.example/1/');
  isInClick = false;
  expect(await askForAddress('https://p42-caldav.example/')).toBe(true);
  expect(await askForAddress('https://other.example/')).toBe(false);
  expect(await askForSites(['news.test'])).toBe(false);
});

it('asks nothing for what is no address', async () => {
  expect(await askForAddress('two words')).toBe(true);
  expect(asked).toEqual([]);
});
