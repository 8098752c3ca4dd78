/** What is to be done in the page: a method of one of the page's own objects, and what it is called with. */
export type Bequest = readonly [on: object, method: string, ...args: readonly unknown[]];

/** What sets a property of one of the page's own objects. */
export function setting(on: object, name: string, value: unknown): Bequest {
  const page = (window as { wrappedJSObject?: { Reflect?: object } }).wrappedJSObject;
  return [page?.Reflect ?? Reflect, 'set', on, name, value];
}

const RENEWED_EVERY_MS = 1_000;
/** With nobody to renew it, the will is carried out after this. */
const CARRIED_OUT_AFTER_MS = 3_000;

interface PageWindow {
  setTimeout(call: unknown, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  readonly Function: { readonly prototype: { readonly bind: (...args: unknown[]) => unknown } };
}

/**
 * Firefox ends our scripts without a word when the extension is switched off, removed or reloaded (bug 1390445), and
 * what they changed would stay. So what would undo it is left behind in the page, as calls of the page's own objects with
 * no code of ours in them, on a timer of the page's own that is put off for as long as we live. Timers of one page run
 * in the order in which they are due: however late they come, in the background or after sleep, ours comes first.
 * Elsewhere our scripts live on and see for themselves that the extension is gone.
 *
 * @param bequests what would undo everything by now; asked each time
 * @returns writes it anew at once: what is changed within a second of the end would be missing from it
 */
export function lastWill(signal: AbortSignal, bequests: () => readonly Bequest[]): () => void {
  if (!isOnlyInFirefox(window)) return () => {};
  const page = window.wrappedJSObject;
  let timers: readonly unknown[] = [];
  const revoke = () => {
    for (const timer of timers) page.clearTimeout(timer);
    timers = [];
  };
  const renew = () => {
    if (signal.aborted) return;
    try {
      revoke();
      timers = bequests().map(([on, method, ...args]) => {
        const target = pages(on) as Record<string, unknown>;
        const bound = Reflect.apply(page.Function.prototype.bind, target[method], [target, ...args.map(pages)]);
        return page.setTimeout(bound, CARRIED_OUT_AFTER_MS);
      });
    } catch {
      // The page has put something of its own in the place of one of these: then there is no will.
    }
  };
  renew();
  const renewals = setInterval(renew, RENEWED_EVERY_MS);
  signal.addEventListener('abort', () => {
    clearInterval(renewals);
    revoke();
  });
  return renew;
}

/** The object as the page itself sees it. */
function pages(value: unknown): unknown {
  return (value as { wrappedJSObject?: unknown } | null | undefined)?.wrappedJSObject ?? value;
}

/** What else is called so is an element of the page's with that name. */
function isOnlyInFirefox(ours: object): ours is { readonly wrappedJSObject: PageWindow } {
  const { wrappedJSObject: page } = ours as { wrappedJSObject?: Partial<PageWindow> };
  return page !== undefined && typeof page.setTimeout === 'function';
}
