import type { Words } from '../../messages/words.ts';
import type { Extension } from '../extension.ts';
import { lastWill } from '../last-will.ts';
import { element } from './element.ts';
import { focusedElement } from './focus.ts';
import { dress } from './style.ts';

/** How long somebody in the middle of writing keeps the page, ms. */
export const GRACE_MS = 20_000;

const NOT_TEXT = ['button', 'checkbox', 'color', 'file', 'hidden', 'image', 'radio', 'range', 'reset', 'submit'];

/**
 * Is somebody writing? Keys that were pressed before this script came cannot be known, so it is taken from what is
 * there: the page has the keyboard, and the focus is in a field that holds text that the page did not put there.
 */
export function isWriting(shadowRootOf: Extension['shadowRootOf']): boolean {
  const focused = focusedElement(shadowRootOf);
  if (!document.hasFocus() || !focused) return false;
  if (focused instanceof HTMLTextAreaElement) return focused.value !== focused.defaultValue;
  if (focused instanceof HTMLInputElement) {
    return !NOT_TEXT.includes(focused.type) && focused.value !== focused.defaultValue;
  }
  return focused instanceof HTMLElement && focused.isContentEditable && focused.textContent.trim() !== '';
}

/**
 * Does it at once, or, where somebody is in the middle of writing, when their time is up; a quiet strip counts it down.
 * Not at all once the signal has aborted.
 */
export function afterGrace(
  shadowRootOf: Extension['shadowRootOf'],
  words: Words,
  signal: AbortSignal,
  begin: () => void,
  said: 'veil_grace' | 'feed_grace' = 'veil_grace',
): void {
  if (!isWriting(shadowRootOf)) {
    begin();
    return;
  }
  const grace = new AbortController();
  const timer = setTimeout(() => {
    grace.abort();
    begin();
  }, GRACE_MS);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    grace.abort();
  });
  showGrace(words, grace.signal, said);
}

/** A quiet strip that counts down to the cover. It takes no focus and no click, and goes when the signal aborts. */
export function showGrace(words: Words, signal: AbortSignal, said: 'veil_grace' | 'feed_grace' = 'veil_grace'): void {
  const text = element('span');
  const strip = element('div', {
    popover: 'manual',
    class: 'strip',
    lang: words.language,
    dir: words('veil_direction'),
  });
  strip.append(text);
  const host = element('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.append(strip);
  const endMs = performance.now() + GRACE_MS;
  const tell = () => {
    const seconds = Math.max(1, Math.ceil((endMs - performance.now()) / 1_000));
    text.textContent = words.count(said, seconds);
  };
  document.documentElement.append(host);
  dress(root);
  tell();
  strip.showPopover();
  const ticks = setInterval(tell, 1_000);
  lastWill(signal, () => [[host, 'remove']]);
  signal.addEventListener('abort', () => {
    clearInterval(ticks);
    host.remove();
  });
}
