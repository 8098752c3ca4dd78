import type { Gate } from '../core/ports/browser.ts';
import { browser } from './browser.ts';
import { type ClosedSites, closedSiteOf, readClosed, writeClosed } from './closed-sites.ts';
import { blockedPages } from './differences/blocked-pages.ts';
import { servedPages } from './differences/served-pages.ts';
import { patternOf } from './grants.ts';
import { closedPage, readLed, writeLed } from './led-tabs.ts';

/**
 * Closes sites by a rule of the browser, so that not one request leaves for them, with the worker dead too; and leads
 * the tabs that stand before a closed site to our page. That page is no resource that the web could ask for.
 */
export function gate(stopServed: string): Gate {
  const served = servedPages(stopServed);
  /** One thing at a time: the notes of which tab was led where are read and written as a whole. */
  let line: Promise<unknown> = Promise.resolve();
  const inLine = <T>(job: () => Promise<T>): Promise<T> => {
    const done = line.then(job);
    line = done.catch(() => undefined);
    return done;
  };
  const blocked = blockedPages((tabId, address) => void inLine(() => follow(tabId, address)).catch(() => undefined));

  /** A tab goes somewhere, or was kept from it. */
  async function follow(tabId: number, address: string | null): Promise<void> {
    if (address === closedPage()) return;
    const closed = await readClosed();
    const isClosed = (each: string) => closedSiteOf(each, closed) !== null;
    if (address === null || !isClosed(address)) return forget(tabId);
    if (!(await blocked.isEmpty(tabId, isClosed))) return;
    const led = await readLed();
    // From our page back to the one that was blocked: what was meant is the page before that.
    if (blocked.leavesStep && led[tabId] === address && (await isBack(tabId))) return;
    await writeLed({ ...led, [tabId]: address });
    await browser.tabs.update(tabId, { url: closedPage() });
  }
  const isBack = (tabId: number) =>
    browser.tabs.goBack(tabId).then(
      () => true,
      () => false,
    );
  async function forget(tabId: number): Promise<void> {
    const { [tabId]: known, ...others } = await readLed();
    if (known !== undefined) await writeLed(others);
  }

  /** Tabs that were led and are at our page still go on by themselves; of all others nothing is kept. */
  async function forgetOthers(): Promise<void> {
    const here = (await browser.tabs.query({ url: closedPage() })).map((each) => String(each.id));
    const led = Object.entries(await readLed());
    const kept = led.filter(([tabId]) => here.includes(tabId));
    if (kept.length < led.length) await writeLed(Object.fromEntries(kept));
  }

  /** A tab that the browser brought back before the worker could open its site stands before nothing. */
  async function revive(sites: readonly string[]): Promise<void> {
    if (sites.length === 0) return;
    for (const { id, url } of await browser.tabs.query({ url: sites.map(patternOf) })) {
      if (id === undefined || url === undefined || !(await blocked.isEmpty(id, () => true))) continue;
      await browser.tabs.update(id, { url }).catch(() => undefined);
    }
  }

  // In the first tick of each life: a browser wakes the worker only for what it listened to then.
  blocked.attend(true);
  return {
    close: (sites, except) =>
      inLine(async () => {
        const wanted: ClosedSites = { sites: sites.toSorted(), except: sites.length === 0 ? [] : except.toSorted() };
        const before = await readClosed();
        blocked.attend(sites.length > 0);
        await served.stop(wanted);
        if (String([before.sites, before.except]) === String([wanted.sites, wanted.except])) return;
        await writeClosed(wanted);
        await revive(before.sites.filter((each) => !sites.includes(each)));
        if (sites.length === 0) await forgetOthers();
      }),
    lead: (tabId) =>
      inLine(async () => {
        const { url } = await browser.tabs.get(tabId);
        if (url === undefined || closedSiteOf(url, await readClosed()) === null) return;
        await writeLed({ ...(await readLed()), [tabId]: url });
        await browser.tabs.update(tabId, { url: closedPage() });
      }),
  };
}
