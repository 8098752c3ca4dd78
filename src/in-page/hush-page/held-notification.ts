// Taken before the page's first script.
const Target = EventTarget;
const { construct } = Reflect;

/** What a notification says of itself where nothing else was asked for (Notifications API, "create a notification"). */
const PLAIN: Readonly<Record<string, unknown>> = {
  dir: 'auto',
  lang: '',
  body: '',
  navigate: '',
  tag: '',
  image: '',
  icon: '',
  badge: '',
  vibrate: Object.freeze([]),
  renotify: false,
  silent: null,
  requireInteraction: false,
  data: null,
  actions: Object.freeze([]),
};
const ADDRESSES = ['image', 'icon', 'badge', 'navigate'];

/**
 * A notification that is never shown: an event target of the right kind that answers as if it waited to be. What the
 * prototype's getters would refuse to say of it, since it is none of the browser's own, it says itself.
 */
export function heldNotification(prototype: object, args: readonly unknown[], made: Parameters<typeof construct>[2]) {
  const title = String(args[0]);
  const options = (args[1] ?? {}) as Readonly<Record<string, unknown>>;
  const held: EventTarget = construct(Target, [], made);
  const handlers = new Map<string, unknown>();
  const say = (name: string, descriptor: PropertyDescriptor) => {
    if (name in prototype) Object.defineProperty(held, name, { configurable: true, enumerable: false, ...descriptor });
  };
  say('title', { get: () => title });
  say('timestamp', { get: () => options['timestamp'] ?? null });
  for (const [name, plain] of Object.entries(PLAIN)) {
    const given = options[name] === undefined ? plain : options[name];
    const value = ADDRESSES.includes(name) && given !== '' ? addressOf(String(given)) : given;
    say(name, { get: () => value });
  }
  for (const type of ['click', 'show', 'error', 'close']) {
    held.addEventListener(type, (event) => {
      const handle = handlers.get(type);
      if (typeof handle === 'function') handle.call(held, event);
    });
    say(`on${type}`, {
      get: () => handlers.get(type) ?? null,
      set: (handle: unknown) => handlers.set(type, typeof handle === 'function' ? handle : null),
    });
  }
  let isClosed = false;
  say('close', {
    writable: true,
    value: function close() {
      if (isClosed) return;
      isClosed = true;
      queueMicrotask(() => held.dispatchEvent(new Event('close')));
    },
  });
  return held;
}

function addressOf(given: string): string {
  return URL.canParse(given, document.baseURI) ? new URL(given, document.baseURI).href : '';
}
