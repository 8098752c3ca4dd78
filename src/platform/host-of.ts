import { isLinkedPage } from '../core/sites/linked-page.ts';
import type { PageAt } from '../core/sites/page-kind.ts';

/** The host of a web page's address; null for anything else, and where the browser does not let us see it. */
export function hostOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? hostname : null;
}

/** Tells whether an address is one of some pages, without handing it on. */
export function isAt(address: string | undefined): NonNullable<PageAt['isAt']> {
  return (pages) => address !== undefined && isLinkedPage(address, pages);
}
