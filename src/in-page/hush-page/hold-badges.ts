import { stand } from './stand.ts';

const { apply } = Reflect;

/** Keeps an app's badge as it is, and sets it afterwards as the page last wished. */
export function holdBadges(isHeld: () => boolean, signal: AbortSignal): void {
  const owner = globalThis.Navigator?.prototype as object | undefined;
  let last: (() => unknown) | null = null;
  for (const name of ['setAppBadge', 'clearAppBadge']) {
    stand(
      owner,
      name,
      (method) => ({
        apply(_, self, args: unknown[]) {
          const isSound = self === navigator && (args.length === 0 || Number.isSafeInteger(args[0]));
          if (!isSound || !isHeld()) return apply(method, self, args);
          last = () => apply(method, self, args);
          return Promise.resolve();
        },
      }),
      signal,
    );
  }
  signal.addEventListener('abort', () => {
    // A badge is set by a promise; one that the browser refuses now is no affair of the page's.
    if (last !== null) void Promise.resolve(last()).catch(() => undefined);
  });
}
