const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

export const isLineEnd = (c: number | undefined): boolean => c === LF || c === CR;
export const isBlank = (c: number | undefined): boolean => c === SPACE || c === TAB;

/** Some bytes, and the same memory four bytes at a time, as far as it lies on whole words. */
export interface WordedBytes {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  /** How many bytes stand before the first word. */
  readonly head: number;
}

const WORD_BYTES = 4;
/** Not taken from `Math` for each line: a cold engine looks it up each time. */
const { clz32 } = Math;

export function worded(bytes: Uint8Array): WordedBytes {
  const head = Math.min(bytes.length, (WORD_BYTES - (bytes.byteOffset % WORD_BYTES)) % WORD_BYTES);
  const words = new Int32Array(
    bytes.buffer,
    // Of nothing there is no whole word, and the place of it need not lie on one.
    bytes.length > head ? bytes.byteOffset + head : 0,
    Math.floor((bytes.length - head) / WORD_BYTES),
  );
  return { bytes, words, head };
}

/**
 * Where the next logical line begins, or the length: the inner loop of everything. A word without a byte below 14 holds
 * no line end; that is told of all four bytes at once (Mycroft's test, "Bit Twiddling Hacks", "hasless").
 */
export function nextLine(bytes: Uint8Array, words: Int32Array, head: number, from: number): number {
  const length = bytes.length;
  let i = from;
  for (;;) {
    let word = (i - head + WORD_BYTES - 1) >> 2;
    const wordStart = head + word * WORD_BYTES;
    while (i < wordStart && i < length && (bytes[i] as number) > CR) i++;
    if (i === wordStart) {
      for (; word < words.length; word++) {
        const four = words[word] as number;
        if (((four - 0x0e0e0e0e) & ~four & 0x80808080) !== 0) break;
      }
      i = head + word * WORD_BYTES;
      while (i < length && (bytes[i] as number) > CR) i++;
    }
    if (i >= length) return length;
    if (!isLineEnd(bytes[i])) {
      i++;
      continue;
    }
    // Never beyond the end: engines compile a loop that once read there into a slower one.
    do i++;
    while (i < length && isLineEnd(bytes[i]));
    if (i >= length || !isBlank(bytes[i])) return i;
  }
}

/** So far before the end lines begin that `sortedLineAfter` finds: whoever reads on in them need not look for the end. */
export const TAIL_BYTES = 256;

/**
 * Where, after a place in some line, the next logical line begins that `sorts` has something for by its first two bytes; -1
 * where none begins well before the end. Nine of ten bytes are only passed over here: one tight loop, which engines
 * compile at once. A folded line's rest begins with a blank, which is no sort.
 */
export function sortedLineAfter(sorts: Uint8Array, whole: WordedBytes, place: number): number {
  const { bytes, words, head } = whole;
  const safeEnd = bytes.length - TAIL_BYTES;
  const lastEight = words.length - 8;
  let i = place;
  while (i < head && i < safeEnd && (bytes[i] as number) > CR) i++;
  while (i < safeEnd) {
    if (i >= head) {
      let word = (i - head) >> 2;
      const first = words[word] as number;
      // What stands before the place in its word does not count.
      let low = (first - 0x0e0e0e0e) & ~first & (0x80808080 << (((i - head) & 3) << 3));
      if (low === 0) {
        word++;
        // Thirty-two bytes at a time.
        for (; word < lastEight; word += 8) {
          const a = words[word] as number;
          const b = words[word + 1] as number;
          const c = words[word + 2] as number;
          const d = words[word + 3] as number;
          const e = words[word + 4] as number;
          const f = words[word + 5] as number;
          const g = words[word + 6] as number;
          const h = words[word + 7] as number;
          const found =
            ((a - 0x0e0e0e0e) & ~a) |
            ((b - 0x0e0e0e0e) & ~b) |
            ((c - 0x0e0e0e0e) & ~c) |
            ((d - 0x0e0e0e0e) & ~d) |
            ((e - 0x0e0e0e0e) & ~e) |
            ((f - 0x0e0e0e0e) & ~f) |
            ((g - 0x0e0e0e0e) & ~g) |
            ((h - 0x0e0e0e0e) & ~h);
          if ((found & 0x80808080) !== 0) break;
        }
        for (; low === 0; word++) {
          if (word >= words.length) return -1;
          const four = words[word] as number;
          low = (four - 0x0e0e0e0e) & ~four & 0x80808080;
        }
        word--;
      }
      i = head + (word << 2) + ((31 - clz32(low & -low)) >> 3);
      if (i >= safeEnd) return -1;
    }
    const c = bytes[i++];
    if (c !== LF && c !== CR) continue;
    if (bytes[i] === LF) i++;
    if (sorts[((bytes[i] as number) << 8) | (bytes[i + 1] as number)] !== 0) return i;
  }
  return -1;
}

/** The beginning of the first logical line from this one on that has a sort; or else of the last one, whose end may be missing. */
export function sortedLineFrom(sorts: Uint8Array, whole: WordedBytes, from: number): number {
  const { bytes, words, head } = whole;
  const last = bytes.length - 1;
  if (from < last && sorts[((bytes[from] as number) << 8) | (bytes[from + 1] as number)] !== 0) return from;
  const found = sortedLineAfter(sorts, whole, from);
  if (found >= 0) return found;
  // Line by line, from the last line on that begins before the tail.
  let start = Math.max(from, last - TAIL_BYTES);
  while (start > from && (isLineEnd(bytes[start]) || isBlank(bytes[start]) || !isLineEnd(bytes[start - 1]))) start--;
  while (start < last && sorts[((bytes[start] as number) << 8) | (bytes[start + 1] as number)] === 0) {
    const next = nextLine(bytes, words, head, start);
    if (next > last) break;
    start = next;
  }
  return start;
}
