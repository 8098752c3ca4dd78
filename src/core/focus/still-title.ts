/** A count as sites write it: 3, 12, 1,024, 99+, 2k; never a year in a film's name. */
const COUNT = String.raw`(?!(?:19|20)\d\d[)\]])\d{1,3}(?:[.,  ]?\d{3})*\+?k?`;
/** "(3) Inbox", "[12] Room", "• Chat", "* Chat": a mark of news in front of everything; "(2) • Chat" has two. */
const LEADING = new RegExp(
  String.raw`^(?:\s*(?:[([]${COUNT}[)\]]|[•●◦∙🔴🔵🟢]|\*(?=\s)|❗️?|!(?=\s))\s*(?:[-–—|:]\s+)?){1,2}`,
  'u',
);
/** "Inbox (3)", at the end of the title or of its first part: "Inbox (3) - Mail". */
const TRAILING = new RegExp(String.raw`\s+[([]${COUNT}[)\]](?=\s*$|\s+[-–—|·]\s)`);

/** A tab's title without its count of what is unread; a title that is nothing else stays as it is. */
export function stillTitle(title: string): string {
  const still = title.replace(LEADING, '').replace(TRAILING, '');
  return still === '' ? title : still;
}
