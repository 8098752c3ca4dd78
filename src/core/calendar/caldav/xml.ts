/** An element of an XML document; what a CalDAV answer needs of it. */
export interface XmlElement {
  /** Namespace and local name, such as `DAV: href`. */
  readonly name: string;
  /** By their names as written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly within. */
  readonly text: string;
}

export class NotXml extends Error {}

/** A multistatus is nested about ten deep; a bomb is not. */
const MAX_DEPTH = 64;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Up to the end of a tag; a value may hold the sign that ends one. */
const TAG = /(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g;

interface Open {
  readonly tag: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly spaces: ReadonlyMap<string, string>;
  text: string;
}

/**
 * Reads XML where there is no DOM (a worker has none). Namespaces are resolved; a document type is refused: nobody needs one here, and entities of one's own are how XML bombs are made.
 * @throws NotXml
 */
export function readXml(xml: string): XmlElement {
  const root: Open = { tag: '', name: '', attributes: new Map(), children: [], spaces: new Map([['', '']]), text: '' };
  const open: Open[] = [root];
  const top = () => open.at(-1) as Open;
  let at = 0;
  const skipTo = (end: string, from: number) => {
    const found = xml.indexOf(end, from);
    if (found < 0) throw new NotXml(`no ${end}`);
    at = found + end.length;
    return xml.slice(from, found);
  };
  while (at < xml.length) {
    const tagAt = xml.indexOf('<', at);
    const text = xml.slice(at, tagAt < 0 ? undefined : tagAt);
    if (open.length > 1) top().text += unescaped(text);
    if (tagAt < 0) break;
    if (xml.startsWith('<![CDATA[', tagAt)) top().text += skipTo(']]>', tagAt + 9);
    else if (xml.startsWith('<!--', tagAt)) skipTo('-->', tagAt + 4);
    else if (xml.startsWith('<?', tagAt)) skipTo('?>', tagAt + 2);
    else if (xml.startsWith('<!', tagAt)) throw new NotXml('a document type');
    else if (xml.startsWith('</', tagAt)) {
      const tag = skipTo('>', tagAt + 2).trim();
      const closed = open.pop();
      if (closed?.tag !== tag || open.length === 0) throw new NotXml(`</${tag}> closes nothing`);
      const { name, attributes, children, text } = closed;
      top().children.push({ name, attributes, children, text });
    } else {
      TAG.lastIndex = tagAt + 1;
      const inside = TAG.exec(xml)?.[0].slice(0, -1);
      if (inside === undefined) throw new NotXml('a tag without an end');
      at = TAG.lastIndex;
      const element = begun(inside, top().spaces);
      if (inside.endsWith('/')) top().children.push({ ...element, text: '' });
      else if (open.push(element) > MAX_DEPTH) throw new NotXml('too deep');
    }
  }
  const [document] = root.children;
  if (open.length > 1 || document === undefined) throw new NotXml('it is cut');
  return document;
}

function begun(inside: string, around: ReadonlyMap<string, string>): Open {
  const tag = /^[^\s/]+/.exec(inside)?.[0];
  if (tag === undefined) throw new NotXml('a tag without a name');
  const spaces = new Map(around);
  const attributes = new Map<string, string>();
  for (const [, key = '', quoted = ''] of inside.matchAll(ATTRIBUTE)) {
    if (key === 'xmlns') spaces.set('', unescaped(quoted.slice(1, -1)));
    else if (key.startsWith('xmlns:')) spaces.set(key.slice(6), unescaped(quoted.slice(1, -1)));
    else attributes.set(key, unescaped(quoted.slice(1, -1)));
  }
  const [local = '', prefix = ''] = tag.split(':').reverse();
  return { tag, name: `${spaces.get(prefix) ?? ''} ${local}`, attributes, children: [], spaces, text: '' };
}

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]+);/gi, (whole, name: string) => entity(name) ?? whole)
    : text;

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
