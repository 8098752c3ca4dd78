import { heldNotification } from './held-notification.ts';
import { stand } from './stand.ts';

const { apply, construct } = Reflect;

/** A dictionary as the browser would take it: anything else it refuses, and it shall do that itself. */
const isDictionary = (options: unknown) =>
  options === undefined || options === null || typeof options === 'object' || typeof options === 'function';

/**
 * Holds back what the page would show: `new Notification(…)` gives an object that was never shown, and
 * `showNotification(…)` a promise that is kept. What the browser would refuse goes to the browser, so that errors are
 * its own. What a site's service worker shows by itself does not come past here.
 */
export function holdNotifications(isHeld: () => boolean, tell: () => void, signal: AbortSignal): void {
  const Native = globalThis.Notification;
  if (typeof Native !== 'function') return;
  const { prototype } = Native;
  const isHeldNow = () => !signal.aborted && isHeld() && Native.permission === 'granted';

  const proxy = stand(
    globalThis,
    'Notification',
    () => ({
      construct(target, args: unknown[], made) {
        const hasActions = ((args[1] as NotificationOptions & { actions?: unknown[] })?.actions?.length ?? 0) > 0;
        if (args.length === 0 || !isDictionary(args[1]) || hasActions || !isHeldNow())
          return construct(target, args, made) as object;
        const held = heldNotification(prototype, args, made);
        tell();
        return held;
      },
    }),
    signal,
  );
  const own = Object.getOwnPropertyDescriptor(prototype, 'constructor');
  if (proxy && own?.value === Native && own.configurable) {
    Object.defineProperty(prototype, 'constructor', { ...own, value: proxy });
    signal.addEventListener('abort', () => {
      if (prototype.constructor === proxy) Object.defineProperty(prototype, 'constructor', own);
    });
  }

  const Registration = globalThis.ServiceWorkerRegistration;
  stand(
    Registration?.prototype,
    'showNotification',
    (method) => ({
      apply(_, self, args: unknown[]) {
        const isSound =
          self instanceof Registration && self.active !== null && args.length > 0 && isDictionary(args[1]);
        if (!isSound || !isHeldNow()) return apply(method, self, args);
        // Throws what the browser would reject with, for a title that is none.
        try {
          String(args[0]);
        } catch (problem) {
          return Promise.reject(problem);
        }
        tell();
        return Promise.resolve();
      },
    }),
    signal,
  );
}
