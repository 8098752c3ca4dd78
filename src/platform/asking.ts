import type { Caller } from '../messages/call-map.ts';
import type { UiToBackground } from '../messages/ui-to-background.ts';
import { browser } from './browser.ts';

/** Asks the worker. Wakes it where it sleeps; a worker that dies over the answer is asked once more. */
export const askBackground: Caller<UiToBackground> = async (call, payload) => {
  const send = () => browser.runtime.sendMessage({ call, payload }) as ReturnType<Caller<UiToBackground>>;
  const reply = await send()
    .catch(send)
    .catch(() => null);
  return (reply ?? { ok: false, problem: 'failed' }) as Awaited<ReturnType<typeof send>> as never;
};
