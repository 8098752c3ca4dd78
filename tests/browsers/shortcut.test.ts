import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { BROWSERS, launch } from './support/driver.ts';
import { Product } from './support/product.ts';
import { OTHER_URL, openSites } from './support/sites.ts';

/**
 * The keys as the window system sends them: no driver can press a browser's own shortcuts. A letter of Firefox's menus
 * (F, E, V, S, B, T, H) would never come through.
 */
it.each(BROWSERS)('starts focus by its keyboard shortcut, and ends it by the same, in %s', async (name) => {
  const sites = await openSites();
  const browser = await launch(name, { sites });
  try {
    const product = new Product(browser);
    await product.choose({});
    await browser.open(OTHER_URL);
    const press = () => {
      if (browser.display === null) throw new Error('This test needs a virtual display (Xvfb, xdotool).');
      const env = { ...process.env, DISPLAY: browser.display };
      // The window in front, which a fresh browser may not have named or taken the keyboard with yet.
      execFileSync('xdotool', ['search', '--sync', '--onlyvisible', '--name', 'Notes', 'windowactivate', '--sync'], {
        env,
        timeout: 20_000,
      });
      execFileSync('xdotool', ['key', '--clearmodifiers', 'alt+shift+o'], { env });
    };
    press();
    const now = await product.focusOn();
    expect(now.because).toBe('by-hand');
    expect((now.plannedEndMs ?? 0) - now.startedAtMs).toBe(25 * 60_000);
    await new Promise((done) => setTimeout(done, 1_500));
    press();
    await product.focusOff();
    expect((await product.records()).length).toBe(1);
  } finally {
    await browser.close();
    await sites.close();
  }
});
