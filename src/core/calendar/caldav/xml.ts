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
/** 5,000 entries are 40,000 elements; 30 MB of nothing but elements would take gigabytes. */
const MAX_ELEMENTS = 200_000;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Up to the end of a tag; a value may hold the sign that ends one. */
const TAG = /(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
/** Sticky, so that a tag that holds no attribute is gone through once, however long it is. */
const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/y;
const NONE: ReadonlyMap<string, string> = new Map();

/** Namespaces by their prefixes. Nothing is copied from around: a bomb could declare thousands and then open thousands of elements. */
interface Spaces {
  readonly own: ReadonlyMap<string, string>;
  readonly around: Spaces | null;
}

interface Open {
  readonly tag: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly spaces: Spaces;
  text: string;
}

/**
 * Reads XML where there is no DOM (a worker has none). Namespaces are resolved; a document type is refused: nobody needs one here, and entities of one's own are how XML bombs are made.
 * @throws NotXml
 */
export function readXml(xml: string): XmlElement {
  const root: Open = {
    tag: '',
    name: '',
    attributes: NONE,
    children: [],
    spaces: { own: NONE, around: null },
    text: '',
  };
  const open: Open[] = [root];
  const top = () => open.at(-1) as Open;
  let at = 0;
  let elements = 0;
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
      if (++elements > MAX_ELEMENTS) throw new NotXml('too many elements');
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

function begun(inside: string, around: Spaces): Open {
  const tag = /^[^\s/]+/.exec(inside)?.[0];
  if (tag === undefined) throw new NotXml('a tag without a name');
  let own: Map<string, string> | null = null;
  let attributes: Map<string, string> | null = null;
  ATTRIBUTE.lastIndex = tag.length;
  for (let found = ATTRIBUTE.exec(inside); found !== null; found = ATTRIBUTE.exec(inside)) {
    const [, key = '', quoted = ''] = found;
    const value = unescaped(quoted.slice(1, -1));
    const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : null;
    if (prefix === null) {
      attributes ??= new Map();
      attributes.set(key, value);
    } else {
      own ??= new Map();
      own.set(prefix, value);
    }
  }
  const spaces = own === null ? around : { own, around };
  const [local = '', prefix = ''] = tag.split(':').reverse();
  return {
    tag,
    name: `${spaceOf(prefix, spaces)} ${local}`,
    attributes: attributes ?? NONE,
    children: [],
    spaces,
    text: '',
  };
}

/** At most as many steps as elements may be nested. */
function spaceOf(prefix: string, spaces: Spaces): string {
  for (let at: Spaces | null = spaces; at !== null; at = at.around) {
    const space = at.own.get(prefix);
    if (space !== undefined) return space;
  }
  return '';
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
