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
