/**
 * A letter or a figure of a script that puts blanks between its words. Others have no edge where a word could be told
 * apart from what stands beside it, or put their particles behind it (Korean).
 */
const IN_WORD =
  '[[\\p{L}\\p{M}\\p{N}]--[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]]';
const BEGINS_IN_WORD = new RegExp(`^${IN_WORD}`, 'v');
const ENDS_IN_WORD = new RegExp(`${IN_WORD}$`, 'v');

/** In whatever case, with whatever blanks, and written in either of Unicode's ways. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * The first of these words that a title has, as words: "art" is in "Art class" and not in "Start". Null: it has none.
 */
export function wordsInTitle(title: string, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  const whole = plain(title);
  return words.find((each) => isIn(whole, plain(each))) ?? null;
}

function isIn(title: string, words: string): boolean {
  if (words === '') return false;
  for (let at = title.indexOf(words); at >= 0; at = title.indexOf(words, at + 1)) {
    const isCutBefore = BEGINS_IN_WORD.test(words) && ENDS_IN_WORD.test(title.slice(0, at));
    const isCutBehind = ENDS_IN_WORD.test(words) && BEGINS_IN_WORD.test(title.slice(at + words.length));
    if (!isCutBefore && !isCutBehind) return true;
  }
  return false;
}
