/** What of the WHATWG Encoding Standard is used here: workers, pages and Node all have it, and it touches nothing. */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare const TextDecoder: new (label: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => Decoder;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What windows-1252 has at 0x80 to 0x9f. Written out since Node 20 and 22 decode that charset as Latin-1 (nodejs/node#56542). */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function windows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte & 0xe0) === 0x80 ? WINDOWS_1252[byte - 0x80] : String.fromCharCode(byte);
  return text;
}

/** Null where the bytes are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Text of a feed: UTF-8 by the standard (RFC 5545 3.1.4), windows-1252 where it is not, as old exporters write it. */
export const decode = (bytes: Uint8Array): string => decodeUtf8(bytes) ?? windows1252(bytes);

/** Makes UTF-8 of a feed that begins like UTF-16, chunk by chunk; all other bytes pass as they are, without a BOM. */
export class Transcoder {
  #decoder: Decoder | null = null;
  #isDecided = false;
  #begin: Uint8Array = new Uint8Array(0);
  readonly #encoder = new TextEncoder();

  push(chunk: Uint8Array): Uint8Array {
    if (this.#isDecided)
      return this.#decoder ? this.#encoder.encode(this.#decoder.decode(chunk, { stream: true })) : chunk;
    if (this.#begin.length + chunk.length < 4) {
      // A copy: the caller may use the chunk for something else.
      this.#begin = joined([this.#begin, chunk]);
      return new Uint8Array(0);
    }
    this.#begin = this.#begin.length === 0 ? chunk : joined([this.#begin, chunk]);
    return this.#decide();
  }

  end(): Uint8Array {
    if (!this.#isDecided) return this.#decide();
    return this.#decoder ? this.#encoder.encode(this.#decoder.decode()) : new Uint8Array(0);
  }

  #decide(): Uint8Array {
    this.#isDecided = true;
    const [a, b, c, d] = this.#begin;
    const begin = this.#begin;
    this.#begin = new Uint8Array(0);
    if (a === 0xef && b === 0xbb && c === 0xbf) return begin.subarray(3);
    const isLittle = (a === 0xff && b === 0xfe) || (b === 0 && d === 0 && a !== 0);
    const isBig = (a === 0xfe && b === 0xff) || (a === 0 && c === 0 && b !== 0);
    if (!isLittle && !isBig) return begin;
    this.#decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be');
    return this.#encoder.encode(this.#decoder.decode(begin, { stream: true }));
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
