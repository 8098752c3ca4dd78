import type { Page } from 'puppeteer-core';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { Foreign } from './foreign.ts';
import type { Sites } from './sites.ts';

export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

export interface LaunchOptions {
  /** The built extension: `dist/chrome` or `dist/firefox` unless another is named. */
  readonly extensionDir?: string;
  /** The stand-ins that every address but loopback is answered by. */
  readonly sites: Sites;
  /** Match patterns that the extension holds from the start, as if the user had said yes long ago. */
  readonly grants?: readonly string[];
  /** Where the profile lies; a fresh one that goes with `close` unless named. */
  readonly profileDir?: string;
  /** `own`: a virtual display where the system has one, else headless. `users`: on the screen of whoever sits here. */
  readonly screen?: 'own' | 'users';
  /** The time zone that the browser takes the machine to be in (IANA); the machine's own unless named. */
  readonly zone?: string;
  /** Installed for good, as users have it; where that cannot be done there is no browser. */
  readonly isPermanent?: boolean;
  /** It opens again what was open when it ended. */
  readonly restores?: boolean;
  /** More for the browser's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** An element inside a closed shadow root: what a user sees and clicks, and no script of the page can reach. */
export interface ShadowElement {
  /** In lower case. */
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text within, joined and trimmed; text that is generated content is read from its attribute `data-words`. */
  readonly text: string;
  click(): Promise<void>;
}

/** A real browser with the built extension in it. Both implementations behave alike for everything here. */
export interface Driver {
  readonly name: BrowserName;
  readonly version: string;
  /** The virtual display that it is on, such as `:99`; null where there is none. */
  readonly display: string | null;
  /** The address of one of our own pages, such as `entrypoints/popup.html`. */
  extensionUrl(path: string): string;
  /** Opens a tab in front and waits until its page has loaded. */
  open(url: string): Promise<Page>;
  openExtensionPage(path: string): Promise<Page>;
  pages(): Promise<Page[]>;
  /** Brings a tab to the front. Resolves when the page itself knows. */
  activate(page: Page): Promise<void>;
  /** Is this the tab in front of its window? */
  isInFront(page: Page): Promise<boolean>;
  /** Lets every host permission that the product asks for from a click be granted without a dialog. */
  allowRequests(): Promise<void>;
  /** Grants these match patterns without the product's asking. */
  grant(origins: readonly string[]): Promise<void>;
  /** What is inside the closed shadow roots of a page, element by element in order; empty where there is none. */
  shadow(page: Page): Promise<ShadowElement[]>;
  /** What the extension has in a page besides what the page itself can see. */
  foreign(page: Page): Promise<Foreign>;
  /** Lets a page that plays count as heard, on a machine without loudspeakers too. */
  hear(page: Page): Promise<void>;
  /** Lets a tab count as capturing nothing (null), the microphone or the screen; only Firefox tells it, and not of its fakes. */
  capture(page: Page, what: 'microphone' | 'screen' | null): Promise<void>;
  /** Lets the extension reload itself; a browser may switch off what was not installed from a store when it does. */
  allowReload(): Promise<void>;
  /** Switches the extension off, or on again, as the user does on the browser's own page. */
  setEnabled(isEnabled: boolean): Promise<void>;
  /** Stops the background worker as the browser would; the next event wakes a new one. */
  killWorker(): Promise<void>;
  /** Kills the process that a page runs in: it is gone without a word. */
  killPage(page: Page): Promise<void>;
  /** The process that leads the group of all the browser's processes, or null where it runs no more. */
  pid(): number | null;
  /** Every process of the browser stands still, as a machine's do while it sleeps, for as long as this takes. */
  hold(during: () => Promise<void>): Promise<void>;
  /** Kills the whole browser at once; `relaunch` takes the same profile up again. */
  crash(): Promise<void>;
  relaunch(): Promise<void>;
  /** Resolves when somebody has closed the browser. */
  closed(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a browser. Close it in a `finally`, or with `await using` from the caller's own wrapper. */
export function launch(name: BrowserName, options: LaunchOptions): Promise<Driver> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
