import type { LinkReader } from '../calls/link-reader.ts';
import { type LinkedPage, linkedPageOf } from '../sites/linked-page.ts';
import { MAX_LINKED_PAGES } from './limits.ts';

/** The pages that an entry links, in the order of its fields, each once; where its call is joined is none of them. */
export function findLinkedPages(texts: readonly (string | null)[], links: LinkReader): readonly LinkedPage[] {
  const found = new Set<LinkedPage>();
  for (const text of texts) {
    for (const { link, joins } of links.in(text)) {
      const page = joins === null ? linkedPageOf(link) : null;
      if (page !== null) found.add(page);
      if (found.size === MAX_LINKED_PAGES) return [...found];
    }
  }
  return [...found];
}
