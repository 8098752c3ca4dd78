import { parseLink } from '../calls/link.ts';
import type { OwnCallSite } from '../calls/own-site.ts';
import { joinAddressOf } from '../calls/room.ts';
import { linksIn } from '../calls/text-links.ts';
import { unwrapped } from '../calls/unwrap.ts';
import { type LinkedPage, linkedPageOf } from '../sites/linked-page.ts';
import { MAX_LINKED_PAGES } from './limits.ts';

/** The pages that an entry links, in the order of its fields, each once; where its call is joined is none of them. */
export function findLinkedPages(
  texts: readonly (string | null)[],
  callSites: readonly OwnCallSite[],
): readonly LinkedPage[] {
  const found = new Set<LinkedPage>();
  for (const text of texts) {
    for (const address of text === null ? [] : linksIn(text)) {
      const written = parseLink(address);
      const link = written && unwrapped(written);
      const page = link && joinAddressOf(link, callSites) === null ? linkedPageOf(link) : null;
      if (page !== null) found.add(page);
      if (found.size === MAX_LINKED_PAGES) return [...found];
    }
  }
  return [...found];
}
