import type { Browser, Page } from 'puppeteer-core';

/** WebDriver BiDi below what Puppeteer offers: Firefox's own (privileged) scripts, and closed shadow roots. */
export interface Bidi {
  send(method: string, params: object): Promise<unknown>;
  /**
   * Calls a function with the rights of the browser itself; only possible with --remote-allow-system-access. What it
   * answers comes as JSON.
   */
  asBrowser<T = void>(functionDeclaration: string): Promise<T>;
  contextOf(page: Page): string;
}

interface Connected {
  readonly connection: { send(method: string, params: object): Promise<{ readonly result: unknown }> };
}
interface ChromeTree {
  readonly contexts: readonly { readonly context: string }[];
}
interface Called {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

/** Puppeteer keeps its connection to itself, and a second session is refused: so this reaches for it. */
export function bidiOf(browser: Browser): Bidi {
  const { connection } = browser as unknown as Connected;
  const send = async (method: string, params: object) => (await connection.send(method, params)).result;
  return {
    send,
    async asBrowser<T>(functionDeclaration: string) {
      const tree = (await send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as ChromeTree;
      const done = (await send('script.callFunction', {
        functionDeclaration,
        awaitPromise: true,
        target: { context: tree.contexts[0]?.context },
      })) as Called;
      if (done.type !== 'success') throw new Error(done.exceptionDetails?.text ?? 'Firefox refused');
      const value = done.result?.value;
      return (typeof value === 'string' ? JSON.parse(value) : undefined) as T;
    },
    // Puppeteer's frame id is BiDi's context.
    contextOf: (page) => (page.mainFrame() as unknown as { readonly _id: string })._id,
  };
}
