import { LONGEST_LINK } from './link.ts';

/** Invitations of some systems run to tens of kilobytes of HTML; what comes after this is not read. */
const LONGEST_TEXT = 200_000;
const MOST_LINKS = 200;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#39': "'",
  nbsp: ' ',
};

/**
 * The web addresses in a text or in HTML, in order, with the signs around them cut off: at `< > " '` and blanks, and
 * what a sentence ends with. Http is lifted to https: no call is joined in the open.
 */
export function linksIn(text: string): string[] {
  if (!/https?:/i.test(text)) return [];
  return cutOut(text, /https?:\/\/[^\s<>"'`\\^{}|]+/gi).map((link) => link.replace(/^http:/i, 'https:'));
}

/** What looks like an address without its scheme ("meet.google.com/abc-defg-hij"), as people type it into a location. */
export function bareLinksIn(text: string): string[] {
  // What every one of them has: most texts have none, and the whole shape is tried at each of their words.
  if (!/\.[a-z]{2,24}\//i.test(text)) return [];
  return cutOut(text, /(?<![\w@.:/-])(?:[a-z0-9-]+\.)+[a-z]{2,24}\/[^\s<>"'`\\^{}|]+/gi).map(
    (link) => `https://${link}`,
  );
}

function cutOut(text: string, shape: RegExp): string[] {
  const cut = text.slice(0, LONGEST_TEXT);
  const plain = cut.includes('&')
    ? cut.replace(/&(amp|lt|gt|quot|nbsp|#34|#39);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? ' ')
    : cut;
  const found: string[] = [];
  for (const [match] of plain.matchAll(shape)) {
    if (match.length <= LONGEST_LINK) found.push(match.slice(0, endOfLink(match)));
    if (found.length === MOST_LINKS) break;
  }
  return found;
}

/** Without what a sentence ends with. From the end: an expression would look at every sign of it. */
function endOfLink(link: string): number {
  let end = link.length;
  while (end > 0 && ').,;:!?]*'.includes(link[end - 1] as string)) end--;
  return end;
}
