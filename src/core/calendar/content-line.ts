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
  const nameEnd = line.search(/[:;]/);
  if (nameEnd <= 0) return null;
  const name = line.slice(0, nameEnd).trim().toUpperCase();
  if (line[nameEnd] === ':') return { name, params: NO_PARAMS, value: line.slice(nameEnd + 1) };
  let valueAt = endOfParams(line, nameEnd, true);
  // A quote that is never closed would swallow the value: then quotes mean nothing.
  if (valueAt < 0) valueAt = endOfParams(line, nameEnd, false);
  if (valueAt < 0) return null;
  return { name, params: readParams(line.slice(nameEnd + 1, valueAt)), value: line.slice(valueAt + 1) };
}

/** Where the colon stands that ends the parameters: the first one outside quotes. */
function endOfParams(line: string, from: number, areQuotesRead: boolean): number {
  let isQuoted = false;
  for (let i = from; i < line.length; i++) {
    const c = line.charCodeAt(i);
    if (c === 34 && areQuotesRead) isQuoted = !isQuoted;
    else if (c === 58 && !isQuoted) return i;
  }
  return -1;
}

function readParams(text: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([^=;]+)=((?:"[^"]*"|[^;])*)/g)) {
    const key = name.trim().toUpperCase();
    if (params.has(key)) continue;
    params.set(key, unescapeParam(value.trim()));
  }
  return params;
}

const CARET: Record<string, string> = { n: '\n', "'": '"', '^': '^' };

function unescapeParam(value: string): string {
  const bare = value.includes('"') ? value.replaceAll('"', '') : value;
  return bare.includes('^') ? bare.replace(/\^([n'^])/g, (_, c: string) => CARET[c] ?? c) : bare;
}

/** Undoes TEXT's escapes (RFC 5545 3.3.11) in one pass, so that `\\n` stays a backslash and an n. */
export function unescapeText(value: string): string {
  return value.includes('\\')
    ? value.replace(/\\([\s\S])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
    : value;
}
