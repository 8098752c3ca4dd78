import { decode, decodeUtf8 } from './charset.ts';

const LF = 10;
const CR = 13;

/** Where lines are joined before they are decoded; kept, since an allocation for each event costs more than the work. */
let scratch = new Uint8Array(16_384);

/**
 * The logical lines of some bytes of a feed. A line that begins with a blank or a tab goes on with the one before it
 * (RFC 5545 3.1). The fold may stand within a character: then the bytes are joined before they are decoded. CR, LF and
 * CRLF all end a line, and empty lines are nothing.
 */
export const unfoldedLines = (bytes: Uint8Array): string[] => unfoldedText(bytes).split(LINE_END);

/** The same as one text, its line ends as they come. */
export const unfoldedText = (bytes: Uint8Array): string =>
  decodeUtf8(bytes)?.replace(FOLD, '') ?? decode(unfolded(bytes));

const FOLD = /[\r\n]+[ \t]/g;
const LINE_END = /[\r\n]+/;

function unfolded(bytes: Uint8Array): Uint8Array {
  if (scratch.length < bytes.length) scratch = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; ) {
    const c = bytes[i] as number;
    if (c !== LF && c !== CR) {
      scratch[length++] = c;
      i++;
      continue;
    }
    while (i < bytes.length && (bytes[i] === LF || bytes[i] === CR)) i++;
    if (bytes[i] === 32 || bytes[i] === 9) i++;
    else scratch[length++] = LF;
  }
  return scratch.subarray(0, length);
}
