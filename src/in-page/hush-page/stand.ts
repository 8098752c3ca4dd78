type Callable = (...args: never[]) => unknown;

/**
 * Puts a proxy in the place of a function that is somebody's property, with the traps that `traps` makes for it. A
 * proxy keeps name, length, prototype, statics and what is an instance of what. It is taken out again when the signal
 * aborts, unless somebody has put their own on top; then it lets everything pass.
 */
export function stand(
  owner: object | undefined,
  name: string,
  traps: (method: Callable) => ProxyHandler<Callable>,
  signal: AbortSignal,
): unknown {
  const before = owner && Object.getOwnPropertyDescriptor(owner, name);
  if (!owner || !before || typeof before.value !== 'function' || !before.configurable) return null;
  const proxy = new Proxy(before.value, traps(before.value));
  Object.defineProperty(owner, name, { ...before, value: proxy });
  signal.addEventListener('abort', () => {
    if (Object.getOwnPropertyDescriptor(owner, name)?.value === proxy) Object.defineProperty(owner, name, before);
  });
  return proxy;
}
