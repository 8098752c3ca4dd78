import { LONGEST_LINK } from './link.ts';

/** Invitations of some systems run to tens of kilobytes of HTML; what comes after this is not read. */
const LONGEST_TEXT = 200_000;
const MOST_LINKS = 200;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};
/** Signs by number too: what puts a link into HTML may write `/` and `=` so (`&#x2F;`, `&#x3D;`). */
const ENTITY = /&(?:(amp|lt|gt|quot|nbsp)|#0*(\d{2,3})|#x0*([\da-f]{2}));/gi;

/**
 * Signs that no address has: blanks, and the quotes and brackets that are put around one, also in German, French, Chinese
 * and Japanese, with the stops that follow it there.
 */
const AROUND = '\\s<>"\'`\\\\^{}|„“”‟‘’‚«»‹›「」『』【】〈〉《》（）、。，；';
const ADDRESS = new RegExp(`https?:\\/\\/[^${AROUND}]+`, 'gi');
const BARE_ADDRESS = new RegExp(`(?<![\\w@.:/-])(?:[a-z0-9-]+\\.)+[a-z]{2,24}\\/[^${AROUND}]+`, 'gi');

/**
 * The web addresses in a text or in HTML, in order, with the signs around them cut off: at `< > " '` and blanks, and
 * what a sentence ends with. Http is lifted to https: no call is joined in the open.
 */
export function linksIn(text: string): string[] {
  if (!/https?:/i.test(text)) return [];
  return cutOut(text, ADDRESS).map((link) => link.replace(/^http:/i, 'https:'));
}

/** What looks like an address without its scheme ("meet.google.com/abc-defg-hij"), as people type it into a location. */
export function bareLinksIn(text: string): string[] {
  // What every one of them has: most texts have none, and the whole shape is tried at each of their words.
  if (!/\.[a-z]{2,24}\//i.test(text)) return [];
  return cutOut(text, BARE_ADDRESS).map((link) => `https://${link}`);
}

function cutOut(text: string, shape: RegExp): string[] {
  const cut = text.slice(0, LONGEST_TEXT);
  const plain = cut.includes('&') ? cut.replace(ENTITY, signOf) : cut;
  const found: string[] = [];
  for (const [match] of plain.matchAll(shape)) {
    if (match.length <= LONGEST_LINK) found.push(match.slice(0, endOfLink(match)));
    if (found.length === MOST_LINKS) break;
  }
  return found;
}

function signOf(_: string, name?: string, decimal?: string, hex?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? ' ';
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  // Beyond ASCII nothing belongs to an address, and what is below is no sign.
  return code > 32 && code < 127 ? String.fromCharCode(code) : ' ';
}

/** Without what a sentence ends with. From the end: an expression would look at every sign of it. */
function endOfLink(link: string): number {
  let end = link.length;
  while (end > 0 && ').,;:!?]*'.includes(link[end - 1] as string)) end--;
  return end;
}
