import type { Page } from 'puppeteer-core';

/** What an extension has in a page besides what the page can see of itself. */
export interface Foreign {
  /** Worlds of its content scripts, and (in Chromium) scripts of it in the page's own; 0: none. */
  readonly scripts: number;
  /** Style sheets that no part of the page brought. */
  readonly sheets: number;
}

/** Asks Chromium's own tools, which say of a page all that ran in it and lies on it. */
export async function foreignInChromium(page: Page, extensionUrl: string): Promise<Foreign> {
  const session = await page.createCDPSession();
  // Node knows no origin of such an address.
  const origin = extensionUrl.replace(/\/$/, '');
  const worlds = new Set<number>();
  const scripts = new Set<string>();
  let sheets = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === origin) worlds.add(context.id);
  });
  session.on('Debugger.scriptParsed', ({ url, scriptId }) => {
    if (url.startsWith(origin)) scripts.add(scriptId);
  });
  session.on('CSS.styleSheetAdded', ({ header }) => {
    if (header.origin === 'injected' || header.sourceURL.startsWith(origin)) sheets += 1;
  });
  for (const domain of ['Runtime', 'Debugger', 'DOM', 'CSS'] as const) await session.send(`${domain}.enable`);
  // All that was there before is told before this is answered.
  await session.send('Runtime.evaluate', { expression: '0' });
  await session.detach();
  return { scripts: worlds.size + scripts.size, sheets };
}

/** For Firefox: runs in each process of pages with the browser's rights, and speaks in that of the page. */
export const foreignScript = (browsingContextId: number, extensionId: string) => `
  const content = BrowsingContext.get(${browsingContextId})?.window;
  if (content) {
    const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
    const sheets = InspectorUtils.getAllStyleSheets(content.document, true);
    sendAsyncMessage('undivided:foreign', {
      scripts: ExtensionContent.getContextByExtensionId('${extensionId}', content) ? 1 : 0,
      sheets: sheets.filter((each) => /^moz-extension:/.test(each.href ?? '')).length,
    });
  }`;
