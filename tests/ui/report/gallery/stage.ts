import { launch, type Page } from 'puppeteer-core';
import { adviceFor, findBrowser } from '../../../../scripts/browsers.mjs';
import { keepGroup } from '../../../browsers/support/group.ts';
import { serveBuilt } from '../../gallery/served.ts';

const PAGE = 'tests/ui/report/gallery/report.html';

/** How a week is looked at. */
export interface View {
  readonly week: string;
  readonly language?: 'english' | 'right-to-left' | 'long';
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** 2 is 200 %. */
  readonly zoom?: number;
}

export interface Stage {
  open(view: View): Promise<Page>;
  close(): Promise<void>;
}

/** The report's gallery, served, and a browser to see it in. */
export async function openStage(): Promise<Stage> {
  const executablePath = findBrowser('chromium');
  if (executablePath === null) throw new Error(adviceFor('chromium'));
  const served = await serveBuilt([PAGE]);
  const browser = await launch({
    executablePath,
    args: ['--no-sandbox', '--lang=en-GB', '--force-color-profile=srgb'],
  });
  const child = browser.process();
  if (child) keepGroup(child);
  return {
    async open({ week, language = 'english', width = 1280, scheme = 'light', zoom = 1 }) {
      const page = await browser.newPage();
      // Zooming in leaves fewer CSS pixels to the page.
      await page.setViewport({ width: Math.round(width / zoom), height: 900, deviceScaleFactor: zoom });
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      page.on('pageerror', (error) => console.error(error));
      await page.goto(`${served.origin}/${PAGE}?week=${week}&language=${language}`);
      await page.waitForSelector('html[data-drawn]');
      return page;
    },
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
