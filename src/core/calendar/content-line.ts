/** One unfolded line of a feed: `NAME;PARAM=value:value` (RFC 5545 3.1). */
export interface ContentLine {
  /** Upper case. */
  readonly name: string;
  /** Upper-case names; values as written, without quotes, RFC 6868's escapes undone. */
  readonly params: ReadonlyMap<string, string>;
  /** As written: a text value still has its backslashes. */
  readonly value: string;
}

const NO_PARAMS: ReadonlyMap<string, string> = new Map();

/** Null for a line that is none, which costs only itself. */
export function readContentLine(line: string): ContentLine | null {
  const nameEnd = nameEndOf(line);
  if (nameEnd <= 0) return null;
  const name = line.slice(0, nameEnd).trim().toUpperCase();
  if (line.charCodeAt(nameEnd) === 58) return { name, params: NO_PARAMS, value: line.slice(nameEnd + 1) };
  let valueAt = line.indexOf(':', nameEnd);
  const quote = line.indexOf('"', nameEnd);
  if (quote >= 0 && quote < valueAt) {
    valueAt = colonOutsideQuotes(line, nameEnd);
    // A quote that is never closed would swallow the value: then quotes mean nothing.
    if (valueAt < 0) valueAt = line.indexOf(':', nameEnd);
  }
  // Exchange's own zones are addresses, and it writes them bare: `TZID=tzone://Microsoft/Utc:20260302T090000`.
  if (line.startsWith('//', valueAt + 1) && /;TZID=[\w-]+$/i.test(line.slice(nameEnd, valueAt))) {
    valueAt = line.indexOf(':', valueAt + 1);
  }
  if (valueAt < 0) return null;
  return { name, params: readParams(line.slice(nameEnd + 1, valueAt)), value: line.slice(valueAt + 1) };
}

/** Where a line's name ends; -1 for a line that has none. */
function nameEndOf(line: string): number {
  const colon = line.indexOf(':');
  const semicolon = line.indexOf(';');
  return semicolon >= 0 && semicolon < colon ? semicolon : colon;
}

/** A line's name alone, in upper case; empty for a line that has none. */
export function nameOfLine(line: string): string {
  return line
    .slice(0, Math.max(0, nameEndOf(line)))
    .trim()
    .toUpperCase();
}

/** The colon that ends the parameters: the first one outside quotes. */
function colonOutsideQuotes(line: string, from: number): number {
  let isQuoted = false;
  for (let i = from; i < line.length; i++) {
    const c = line.charCodeAt(i);
    if (c === 34) isQuoted = !isQuoted;
    else if (c === 58 && !isQuoted) return i;
  }
  return -1;
}

function readParams(text: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const key = text
      .slice(Math.max(at, text.lastIndexOf(';', equals) + 1), equals)
      .trim()
      .toUpperCase();
    const end = paramEnd(text, equals + 1);
    if (key !== '' && !params.has(key)) params.set(key, unescapeParam(text.slice(equals + 1, end).trim()));
    at = end + 1;
  }
  return params;
}

/** The semicolon that ends a parameter's value, or the length; between quotes it ends nothing. */
function paramEnd(text: string, from: number): number {
  for (let at = from; ; ) {
    const semicolon = text.indexOf(';', at);
    const end = semicolon < 0 ? text.length : semicolon;
    const quote = text.indexOf('"', at);
    const closing = quote >= 0 && quote < end ? text.indexOf('"', quote + 1) : -1;
    if (closing < 0) return end;
    at = closing + 1;
  }
}

const CARET: Record<string, string> = { n: '\n', "'": '"', '^': '^' };

function unescapeParam(value: string): string {
  const bare = value.includes('"') ? value.replaceAll('"', '') : value;
  return bare.includes('^') ? bare.replace(/\^([n'^])/g, (_, c: string) => CARET[c] ?? c) : bare;
}

/** Undoes TEXT's escapes (RFC 5545 3.3.11); an escaped backslash before an n stays a backslash and an n. */
export function unescapeText(value: string): string {
  let at = value.indexOf('\\');
  if (at < 0) return value;
  let text = '';
  let from = 0;
  // By hand: an expression looks at every letter of a long description, and this only at its escapes.
  for (; at >= 0 && at + 1 < value.length; at = value.indexOf('\\', from)) {
    const c = value[at + 1];
    text += value.slice(from, at) + (c === 'n' || c === 'N' ? '\n' : c);
    from = at + 2;
  }
  return text + value.slice(from);
}
