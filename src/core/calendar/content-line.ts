/** One unfolded line of a feed: `NAME;PARAM=value:value` (RFC 5545 3.1). */
export interface NamedLine extends ContentLine {
  /** Upper case. */
  readonly name: string;
}

/** What stands behind a line's name. */
export interface ContentLine {
  /** Upper-case names; values as written, without quotes, RFC 6868's escapes undone. */
  readonly params: ReadonlyMap<string, string>;
  /** As written: a text value still has its backslashes. */
  readonly value: string;
}

export const NO_PARAMS: ReadonlyMap<string, string> = new Map();

/** Null for a line that is none, which costs only itself. */
export function readNamedLine(line: string): NamedLine | null {
  const nameEnd = nameEndOf(line);
  const read = nameEnd <= 0 ? null : readContentLine(line.slice(nameEnd));
  return read && { ...read, name: line.slice(0, nameEnd).trim().toUpperCase() };
}

/** Reads what stands behind a line's name: it begins with a colon or a semicolon. Null where it is no line. */
export function readContentLine(rest: string): ContentLine | null {
  if (rest.charCodeAt(0) === 58) return { params: NO_PARAMS, value: rest.slice(1) };
  let valueAt = rest.indexOf(':');
  const quote = rest.indexOf('"');
  if (quote >= 0 && quote < valueAt) {
    valueAt = colonOutsideQuotes(rest);
    // A quote that is never closed would swallow the value: then quotes mean nothing.
    if (valueAt < 0) valueAt = rest.indexOf(':');
  }
  if (valueAt < 0) return null;
  return { params: readParams(rest.slice(1, valueAt)), value: rest.slice(valueAt + 1) };
}

/** Where a line's name ends; -1 for a line that has none. */
function nameEndOf(line: string): number {
  const colon = line.indexOf(':');
  const semicolon = line.indexOf(';');
  return semicolon >= 0 && semicolon < colon ? semicolon : colon;
}

/** The colon that ends the parameters: the first one outside quotes. */
function colonOutsideQuotes(rest: string): number {
  let isQuoted = false;
  for (let i = 0; i < rest.length; i++) {
    const c = rest.charCodeAt(i);
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

/**
 * Undoes TEXT's escapes (RFC 5545 3.3.11); an escaped backslash before an n stays a backslash and an n. A backslash at the
 * end escapes nothing, and `\r\n`, as some programs write a line's end, is one. All by the engine's own searches: a loop
 * over the text is more than a cold engine has to learn.
 */
export function unescapeText(value: string): string {
  if (!value.includes('\\')) return value;
  // A run of backslashes pairs from its beginning on, as splitting does; what is left between stands before its letter.
  const parts = value.split('\\\\');
  const end = (parts.at(-1) as string).endsWith('\\') ? '\\' : '';
  return parts.map(withoutEscapes).join('\\') + end;
}

const withoutEscapes = (text: string): string =>
  text.includes('\\')
    ? text.replaceAll('\\r\\n', '\n').replaceAll('\\n', '\n').replaceAll('\\N', '\n').replaceAll('\\', '')
    : text;
