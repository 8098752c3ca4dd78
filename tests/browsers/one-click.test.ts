import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { BROWSERS, launch } from './support/driver.ts';
import { Product } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { CALL_URL, openSites } from './support/sites.ts';

/**
 * The real popup over a real tab, opened by its shortcut and used with the keyboard, where no site was granted: what the
 * click on our icon lets us see of the tab is all there is.
 */
it.each(BROWSERS)(
  'starts focus for the call in this tab by one click where nothing was granted, in %s',
  async (name) => {
    const sites = await openSites();
    const browser = await launch(name, { sites });
    try {
      const product = new Product(browser);
      await product.choose({});
      const call = await browser.open(CALL_URL);
      if (browser.display === null) throw new Error('This test needs a virtual display (Xvfb, xdotool).');
      const env = { ...process.env, DISPLAY: browser.display };
      const press = (...keys: string[]) => execFileSync('xdotool', ['key', '--clearmodifiers', ...keys], { env });
      execFileSync('xdotool', ['search', '--onlyvisible', '--name', 'Chromium|Firefox', 'windowactivate', '--sync'], {
        env,
      });
      press('alt+shift+u');
      await new Promise((done) => setTimeout(done, 3_000));
      // The first button is settings, the second is "Focus on this tab's call".
      press('Tab');
      press('Tab');
      press('Return');
      const now = await product.focusOn();
      expect(now).toMatchObject({ because: 'by-hand-call', canReturn: true, plannedEndMs: null });
      await eventually('the call in front is present', async () => (await product.live())?.now?.current === 'present');
      await call.close();
      await eventually('the call went with its tab', async () => (await product.live())?.now?.canReturn === false);
    } finally {
      await browser.close();
      await sites.close();
    }
  },
);
