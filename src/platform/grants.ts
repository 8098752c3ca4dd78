import type { Grants } from '../core/ports/browser.ts';
import { browser } from './browser.ts';

/** The match pattern for a listed site: the host and its subdomains. */
export const patternOf = (site: string): string => `*://*.${site}/*`;

/** Asked of the browser every time: it forgets grants of the last seconds before a crash, and users take them back. */
export function grants(): Grants {
  return { allows: (site) => browser.permissions.contains({ origins: [patternOf(site)] }) };
}
