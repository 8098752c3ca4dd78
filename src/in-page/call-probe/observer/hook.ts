const { apply } = Reflect;

/**
 * Lets `after` know of each call of a method, once the call has been made; what it returns (nothing: leave it) is
 * handed to the caller instead of the result. The page's own call is never delayed, its exceptions are its own, and
 * ours are swallowed. A proxy keeps name, length and identity of `this`; it is taken out again when the signal aborts,
 * unless somebody has put their own on top.
 */
export function hook<Owner extends object>(
  owner: Owner | undefined,
  name: keyof Owner & string,
  after: (self: unknown, result: unknown) => unknown,
  signal: AbortSignal,
): void {
  const before = owner && Object.getOwnPropertyDescriptor(owner, name);
  if (!before || typeof before.value !== 'function' || !before.configurable) return;
  const proxy = new Proxy(before.value, {
    apply(method, self, args) {
      const result = apply(method, self, args);
      if (signal.aborted) return result;
      try {
        return after(self, result) ?? result;
      } catch {
        return result;
      }
    },
  });
  Object.defineProperty(owner, name, { ...before, value: proxy });
  signal.addEventListener('abort', () => {
    if (Object.getOwnPropertyDescriptor(owner, name)?.value === proxy) Object.defineProperty(owner, name, before);
  });
}
