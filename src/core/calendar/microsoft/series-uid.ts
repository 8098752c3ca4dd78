/** How a GlobalObjectId begins (MS-OXOCAL 2.2.1.27, "Byte Array ID"), as Outlook writes it. */
const OUTLOOK = /^040000008200E00074C5B7101A82E008[0-9A-F]{48}/i;
/** Its day of an instance: year, month and day in four bytes, zero in the UID of the series. */
const DAY_AT = 32;
const DAY_LENGTH = 8;
/** Behind 40 bytes of head; then `vCal-Uid` and 1 as a 32-bit number: a UID that another program made follows. */
const DATA_AT = 80;
const FOREIGN = '7643616C2D55696401000000';

/**
 * The UID that a meeting has in every calendar, from what Microsoft 365 calls `iCalUId`, which is different for each
 * instance of a series (MS-OXCICAL 2.1.3.1.1.20.26 says how the two belong together).
 */
export function seriesUidOf(iCalUId: string): string {
  if (!OUTLOOK.test(iCalUId)) return iCalUId;
  if (iCalUId.slice(DATA_AT, DATA_AT + FOREIGN.length).toUpperCase() !== FOREIGN)
    return `${iCalUId.slice(0, DAY_AT)}${'0'.repeat(DAY_LENGTH)}${iCalUId.slice(DAY_AT + DAY_LENGTH)}`;
  const bytes = iCalUId.slice(DATA_AT + FOREIGN.length).match(/[0-9A-F]{2}/gi) ?? [];
  const codes = bytes.map((each) => Number.parseInt(each, 16));
  const end = codes.indexOf(0);
  const uid = String.fromCharCode(...codes.slice(0, end < 0 ? undefined : end));
  return uid === '' ? iCalUId : uid;
}
