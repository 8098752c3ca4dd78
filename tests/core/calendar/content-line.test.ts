import { describe, expect, it } from 'vitest';
import { unescapeText } from '../../../src/core/calendar/content-line.ts';
import { randomFrom } from './random-feed.ts';

/** RFC 5545 3.3.11 letter by letter. */
function letterByLetter(value: string): string {
  let text = '';
  for (let i = 0; i < value.length; i++) {
    const isEscape = value[i] === '\\' && i + 1 < value.length;
    if (isEscape) i++;
    text += isEscape && (value[i] === 'n' || value[i] === 'N') ? '\n' : value[i];
  }
  return text;
}

describe('text with escapes', () => {
  it('has line breaks, commas, semicolons and backslashes again', () => {
    expect(unescapeText('a\\, b\\; c\\nd\\Ne \\\\ f')).toBe('a, b; c\nd\ne \\ f');
  });

  it('keeps an escaped backslash before an n apart from a line break', () => {
    expect(unescapeText('C:\\\\new\\nline')).toBe('C:\\new\nline');
  });

  it('is read as going through it letter by letter reads it, also where it is cut after a backslash', () => {
    const below = randomFrom(5_545);
    for (let n = 0; n < 20_000; n++) {
      const value = Array.from({ length: below(12) }, () => 'ab\\\\\\nN,;'[below(9)]).join('');
      expect(unescapeText(value), value).toBe(letterByLetter(value));
    }
  });
});
