import type { PageAt } from '../core/sites/page-kind.ts';
import type { Handlers } from '../messages/call-map.ts';
import { answer } from '../messages/guard.ts';
import { type PageToBackground, pageToBackground } from '../messages/page-to-background.ts';
import { type UiToBackground, uiToBackground } from '../messages/ui-to-background.ts';
import { browser } from './browser.ts';
import { hostOf, isAt } from './host-of.ts';

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

/** Where a page call comes from, as the browser reports it. */
export interface PageSender extends PageAt {
  readonly tabId: number;
  readonly host: string;
  /** Of the page that a frame is in; null where that is not ours to see. */
  readonly pageHost: string | null;
}

/**
 * Answers messages. Who may call what is decided by where the message comes from: our own pages by their address in the
 * extension, our in-page scripts by their tab; anything else is not answered.
 */
export function answerMessages(ui: Handlers<UiToBackground, null>, page: Handlers<PageToBackground, PageSender>): void {
  const own = browser.runtime.getURL('');
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (sender.url?.startsWith(own)) return answer(uiToBackground, ui, message, null);
    const tabId = sender.tab?.id;
    const host = hostOf(sender.url);
    if (tabId === undefined || host === null) return undefined;
    // A frame may ask about itself, and nothing else: only a page is covered.
    if (sender.frameId !== 0 && (message as { call?: unknown } | null)?.call !== 'frameHushOpened') return undefined;
    return answer(pageToBackground, page, message, {
      tabId,
      host,
      pageHost: hostOf(sender.tab?.url),
      isAt: isAt(sender.tab?.url ?? sender.url),
    });
  });
}
