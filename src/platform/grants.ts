import type { Grants } from '../core/ports/browser.ts';
import type { LinkedPage } from '../core/sites/linked-page.ts';
import { browser } from './browser.ts';

/** The match pattern for a listed site: the host and its subdomains. */
export const patternOf = (site: string): string => `*://*.${site}/*`;

/** The match patterns for one page of a site, and for what lies below it: with the address that was linked, or any other view. */
export function patternsOfPage(page: LinkedPage): string[] {
  const start = `*://*.${page}`;
  return page.includes('?') ? [start, `${start}&*`] : [start, `${start}/*`, `${start}?*`];
}

/** Asked of the browser every time: it forgets grants of the last seconds before a crash, and users take them back. */
export function grants(): Grants {
  return {
    allows: (site) => browser.permissions.contains({ origins: [patternOf(site)] }),
    async reaches(address) {
      const pattern = patternOfAddress(address);
      return pattern !== null && browser.permissions.contains({ origins: [pattern] });
    },
    async giveBack(address) {
      const pattern = patternOfAddress(address);
      if (pattern !== null) await browser.permissions.remove({ origins: [pattern] }).catch(() => undefined);
    },
  };
}

/** The match pattern for the host of an address, at its own scheme; null where it is no web address. */
export function patternOfAddress(address: string): string | null {
  const https = address.trim().replace(/^webcals?:/i, 'https:');
  if (!URL.canParse(https)) return null;
  const { protocol, hostname } = new URL(https);
  return protocol === 'https:' || protocol === 'http:' ? `${protocol}//${hostname}/*` : null;
}
