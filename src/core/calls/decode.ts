const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Base64 (RFC 4648, both alphabets, padding optional) to text of one character a byte. Null where it is not base64.
 * Core has no `atob`, which is the browser's.
 */
export function decodeBase64(text: string): string | null {
  let bits = 0;
  let held = 0;
  let out = '';
  for (const digit of text.replace(/=+$/, '')) {
    const value = digit === '+' || digit === '-' ? 62 : digit === '/' || digit === '_' ? 63 : DIGITS.indexOf(digit);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return out;
}

/** Percent-encoding taken off once; the text as it was where it is broken. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
