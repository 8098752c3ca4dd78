/**
 * The little of the browser's extension interface that the stores use, in memory. The polyfill takes a `browser` that is
 * there already as it is, so the platform's own code runs on this one unchanged.
 */
export class StorageArea {
  readonly items = new Map<string, unknown>();
  /** What the area refuses to do. */
  refuses: 'nothing' | 'writing' | 'everything' = 'nothing';

  /** A row that cannot be read, and takes with it what is asked for together with it. */
  torn: string | null = null;

  async get(keys: string | readonly string[] | null): Promise<Record<string, unknown>> {
    if (this.refuses === 'everything') throw new Error('cannot be read');
    const wanted = keys === null ? [...this.items.keys()] : [keys].flat().filter((key) => this.items.has(key));
    if (this.torn !== null && wanted.includes(this.torn)) throw new Error('Invalid JSON');
    return Object.fromEntries(wanted.map((key) => [key, structuredClone(this.items.get(key))]));
  }

  async set(items: Record<string, unknown>): Promise<void> {
    if (this.refuses !== 'nothing') throw new Error('QuotaExceeded');
    for (const [key, value] of Object.entries(items)) this.items.set(key, structuredClone(value));
  }

  async remove(keys: string | readonly string[]): Promise<void> {
    if (this.refuses !== 'nothing') throw new Error('cannot be written');
    for (const key of [keys].flat()) this.items.delete(key);
  }

  async getKeys(): Promise<string[]> {
    return [...this.items.keys()];
  }
}

export const local = new StorageArea();
export const session = new StorageArea();

type Hears = (changes: Record<string, unknown>, area: string) => void;
const changes = new Set<Hears>();

/** The browser tells that something was changed, by whomever. */
export const tellChanged = (key: string, area = 'local'): void => {
  for (const hears of changes) hears({ [key]: {} }, area);
};

/** To be called before anything of the platform is imported. */
export function beBrowser(): void {
  const browser = {
    runtime: { id: 'undivided', getURL: (path: string) => `chrome-extension://undivided/${path}` },
    storage: { local, session, onChanged: { addListener: (hears: Hears) => void changes.add(hears) } },
  };
  // The polyfill asks `chrome` whether this is an extension, and then takes `browser`.
  Object.assign(globalThis, { browser, chrome: browser });
}
