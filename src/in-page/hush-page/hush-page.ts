import type { PageHush } from '../../core/focus/page-hush.ts';
import type { Extension } from '../extension.ts';
import { lastWill } from '../last-will.ts';
import { heedWorker } from '../veil/follow-worker.ts';
import type { Veil } from '../veil/veil.ts';
import { stillIcons } from './icons.ts';
import { ALIVE_EVERY_MS, type HoldWish, offerPort } from './page-channel.ts';
import { stillTitles } from './titles.ts';

const MOST_AT_ONCE = 99;

/**
 * Keeps the page of a listed site still: its title, its icon and, by the half in the page's own world, its badge and its
 * notifications. It does nothing before the worker has said what, and gives everything back when `lift` says so.
 */
export function hushPage(extension: Extension, lift: AbortController): Veil {
  const { signal } = lift;
  const stilled = [stillTitles(), stillIcons()];
  let hush: PageHush | null = null;
  let port: MessagePort | null = null;
  let held = 0;
  let writeWill = () => {};

  const look = () => {
    if (hush?.areCountsStilled && stilled.map((each) => each.look()).includes(true)) writeWill();
  };
  const growth = new MutationObserver(() => {
    watch();
    look();
  });
  const watch = () => {
    const { documentElement, head } = document as { documentElement: Element | null; head: Element | null };
    if (documentElement) growth.observe(documentElement, { childList: true });
    else growth.observe(document, { childList: true });
    if (head) growth.observe(head, { childList: true, subtree: true, characterData: true, attributeFilter: ['href'] });
  };
  const tellPage = () => {
    if (hush === null) return;
    const { areNotificationsHeld, areCountsStilled } = hush;
    port?.postMessage({ areNotificationsHeld, areBadgesStilled: areCountsStilled } satisfies HoldWish);
  };
  const tellHeld = async () => {
    if (held === 0) return;
    const count = Math.min(held, MOST_AT_ONCE);
    held -= count;
    try {
      await extension.ask('notificationsHeld', { count });
    } catch {
      held += count;
    }
  };
  const beat = () => {
    if (extension.isGone()) return lift.abort();
    tellPage();
    void tellHeld();
    look();
  };
  const ask = async () => {
    try {
      const reply = await extension.ask('pageHushOpened', {});
      if (signal.aborted || !reply.ok) return;
      if (reply.value === null) return lift.abort();
      const wereStilled = hush?.areCountsStilled === true;
      hush = reply.value;
      if (wereStilled && !hush.areCountsStilled) for (const each of stilled) each.giveBack();
      watch();
      beat();
    } catch {
      if (extension.isGone()) lift.abort();
    }
  };

  const beats = setInterval(beat, ALIVE_EVERY_MS);
  document.addEventListener('readystatechange', look, { signal });
  offerPort((message, from) => {
    port = from;
    if (typeof message === 'number' && Number.isInteger(message) && message > 0) {
      held = Math.min(held + message, MOST_AT_ONCE * 10);
      void tellHeld();
    } else tellPage();
  }, signal);
  heedWorker(extension, lift, () => void ask(), { lift: 'liftPageHush', refresh: 'refreshPageHush' });
  signal.addEventListener('abort', () => {
    clearInterval(beats);
    growth.disconnect();
    for (const each of stilled) each.giveBack();
    port?.postMessage('stop');
  });
  writeWill = lastWill(signal, () => [
    ...stilled.flatMap((each) => each.bequests()),
    ...(port === null ? [] : [[port, 'postMessage', 'stop'] as const]),
  ]);
  void ask();
  return { refresh: () => void ask() };
}
