import type { BackgroundToPage } from '../messages/background-to-page.ts';
import type { Caller, Handlers, Reply } from '../messages/call-map.ts';
import type { PageToBackground } from '../messages/page-to-background.ts';

interface Heard<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

export interface Port {
  postMessage(message: object): void;
  disconnect(): void;
  readonly onDisconnect: Heard<() => void>;
  readonly onMessage: Heard<(message: unknown) => void>;
}

type OnMessage = (message: unknown, from: { id?: string }, answer: (reply: unknown) => void) => boolean | undefined;

/** As much of the browser's own `chrome` as a script inside a page needs. */
interface Browser {
  readonly runtime?: {
    readonly id?: string;
    readonly lastError?: unknown;
    sendMessage(message: object): Promise<unknown>;
    connect(info: { name: string }): Port;
    readonly onMessage: Heard<OnMessage>;
  };
  readonly i18n: { getMessage(key: string, places: string[]): string; getUILanguage(): string };
  readonly dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
}

/** What scripts inside pages know of the extension: the only place in `in-page` that touches the browser's API. */
export interface Extension {
  /** Disabled, reloaded or uninstalled under us: nobody answers any more. */
  isGone(): boolean;
  /** Rejects when nobody answered; the worker may have been killed, and the next call wakes it. */
  readonly ask: Caller<PageToBackground>;
  /** Answers the worker until the signal aborts; calls without a handler here are another script's. */
  answer(handlers: Partial<Handlers<BackgroundToPage, null>>, signal: AbortSignal): void;
  /** Throws when the extension is gone. */
  connect(name: string): Port;
  message(key: string, places: readonly string[]): string;
  uiLanguage(): string;
  /** A shadow root even where it is closed; only extensions may ask (Chromium: `chrome.dom`, Firefox: a property). */
  shadowRootOf(element: Element): ShadowRoot | null;
}

// `chrome`, never `browser`: where a browser does not define the latter, an element with that id is found in its place.
declare const chrome: Browser;

export const extension: Extension = {
  isGone: () => chrome.runtime?.id === undefined,
  ask: (async (call: string, payload: object) => {
    const reply = await chrome.runtime?.sendMessage({ call, payload });
    if (typeof reply !== 'object' || reply === null) throw new Error('nobody answered');
    return reply;
  }) as Caller<PageToBackground>,
  answer(handlers, signal) {
    const listener: OnMessage = (message, from, answer) => {
      if (from.id !== chrome.runtime?.id || typeof message !== 'object' || message === null) return;
      const call = String((message as { call?: unknown }).call);
      const handle = Object.hasOwn(handlers, call) ? handlers[call as keyof BackgroundToPage] : undefined;
      if (handle === undefined) return;
      const failed: Reply<never> = { ok: false, problem: 'failed' };
      handle({}, null).then(answer, () => answer(failed));
      return true;
    };
    chrome.runtime?.onMessage.addListener(listener);
    signal.addEventListener('abort', () => {
      if (!extension.isGone()) chrome.runtime?.onMessage.removeListener(listener);
    });
  },
  connect(name) {
    if (!chrome.runtime) throw new Error('the extension is gone');
    return chrome.runtime.connect({ name });
  },
  message: (key, places) => chrome.i18n.getMessage(key, [...places]),
  uiLanguage: () => chrome.i18n.getUILanguage(),
  shadowRootOf(element) {
    // Taken apart, since Mozilla's linter takes the whole path for something that must work in Firefox.
    const { dom } = chrome;
    // Chromium throws for any other kind of element.
    return (
      (element instanceof HTMLElement && dom?.openOrClosedShadowRoot(element)) ||
      (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ||
      null
    );
  },
};
