import type { PillPlace } from '../focus/pill.ts';

/** Scripts of ours that run in the pages of some listed sites while focus is on. */
export interface PageScripts {
  /**
   * Puts them into the pages of exactly these sites (subdomains included, `except` left out), open ones and those to
   * come, and has them take themselves out everywhere else. Doing it twice changes nothing.
   */
  set(sites: readonly string[], except: readonly string[]): Promise<void>;
  /** Takes away what an earlier load of the extension left in open pages of these sites. */
  sweep(sites: readonly string[]): Promise<void>;
  /** Tells them that what they know has changed. */
  refresh(): Promise<void>;
}

/** The pill in the tabs of calls. */
export interface Pills {
  /** Where the user put it at call sites of this host; null: nowhere. */
  placeAt(host: string): Promise<PillPlace | null>;
  keepPlace(host: string, place: PillPlace): Promise<void>;
  /** Puts it into the tab; the one that is there asks again what it may say. A tab that we may not enter is left alone. */
  put(tabId: number): Promise<void>;
  /** Has the one in the tab, if any, ask again. */
  refresh(tabId: number): Promise<void>;
}
