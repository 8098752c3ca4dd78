/** `BEGIN`, `END`. */
export const STRUCTURE = 1;
/** `DTSTART`, `DTEND`, `DTSTAMP`. */
export const TIME = 2;
/** `DURATION`. */
export const LENGTH = 3;
/** `RRULE`, `RDATE`, `RECURRENCE-ID`. */
export const RECURRENCE = 4;
export const UID = 5;
export const SEQUENCE = 6;
/** Any of the last five whose name is folded after its first letter: what it is cannot be told. */
export const FOLDED = 7;

const BY_TWO_LETTERS = {
  BE: STRUCTURE,
  EN: STRUCTURE,
  DT: TIME,
  DU: LENGTH,
  RR: RECURRENCE,
  RD: RECURRENCE,
  RE: RECURRENCE,
  UI: UID,
  SE: SEQUENCE,
} as const;

/**
 * What a line of an event may be to the scanner, by its first two bytes (the first times 256, and the second); 0 for most:
 * titles, people, descriptions. In either case of letters.
 */
export const LINE_SORTS = new Uint8Array(65_536);
for (const [letters, sort] of Object.entries(BY_TWO_LETTERS)) {
  const first = letters.charCodeAt(0);
  const second = letters.charCodeAt(1);
  for (const a of [first, first | 32]) {
    for (const b of [second, second | 32]) LINE_SORTS[a * 256 + b] = sort;
    for (const b of [10, 13]) LINE_SORTS[a * 256 + b] = sort === STRUCTURE ? STRUCTURE : FOLDED;
  }
}
