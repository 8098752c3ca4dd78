import type { VeilModel } from '../../core/focus/veil.ts';
import type { Words } from '../../messages/words.ts';
import { element } from './element.ts';
import type { Says } from './says.ts';

export type Way = 'back' | 'needed' | 'twoMinutes';

export interface Card {
  readonly dialog: HTMLDialogElement;
  say(says: Says, model: Pick<VeilModel, 'canReturn'>): void;
  /** Seconds until "Two minutes here" opens; 0 when it is open. */
  lockFor(seconds: number): void;
  /** A way was taken: its buttons rest until `ready`, which may say that it did not work. */
  ready(hasFailed: boolean): void;
}

/**
 * What is read and pressed on the veil. A press arrives as `submit`, which follows from the press itself and stays
 * inside the shadow root: a page that hears clicks before us can neither see it nor keep it from us.
 */
export function makeCard(words: Words, take: (way: Way) => void): Card {
  const button = (way: Way, describedBy: string, quiet = true) =>
    element('button', { value: way, class: quiet ? null : 'primary', 'aria-describedby': describedBy });
  const heading = element('h1', { id: 'heading' });
  const title = element('p', { class: 'title', id: 'title' });
  const figures = element('p', { class: 'figures', id: 'figures' });
  const back = button('back', 'heading title figures', false);
  const needed = button('needed', 'site');
  const twoMinutes = button('twoMinutes', 'wait');
  const wait = element('span', { class: 'apart', id: 'wait' });
  const seconds = element('span', { class: 'seconds', 'aria-hidden': 'true' });
  const site = element('p', { class: 'site', id: 'site' });
  const problem = element('p', { class: 'problem', role: 'status' });
  needed.append(words('veil_needed'));
  twoMinutes.append(words('veil_two_minutes'), seconds);

  const form = element(
    'form',
    { method: 'dialog', class: 'card', hidden: '' },
    ...[heading, title, figures],
    element('div', { class: 'ways' }, back, needed, twoMinutes, wait),
    ...[problem, site],
  );
  const dialog = element(
    'dialog',
    { tabindex: '-1', autofocus: '', 'aria-labelledby': 'heading', lang: words.language, dir: words('veil_direction') },
    element('div', { class: 'middle' }, element('div', { class: 'ring' }), form),
  );

  let isTaken = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const pressed = event.submitter;
    const isLocked = !(pressed instanceof HTMLButtonElement) || pressed.ariaDisabled === 'true';
    if (!event.isTrusted || isTaken || isLocked) return;
    isTaken = true;
    problem.textContent = '';
    take(pressed.value as Way);
  });

  return {
    dialog,
    say(says, { canReturn }) {
      put(heading, says.heading);
      put(title, says.title);
      put(figures, says.figures);
      put(site, says.site);
      put(back, words(canReturn ? 'veil_back' : 'veil_leave'));
      if (!form.hidden) return;
      form.hidden = false;
      back.focus({ preventScroll: true });
    },
    lockFor(left) {
      twoMinutes.ariaDisabled = String(left > 0);
      put(wait, left > 0 ? words.count('veil_wait', left) : null);
      put(seconds, left > 0 ? new Intl.NumberFormat(words.language).format(left) : null);
    },
    ready(hasFailed) {
      isTaken = false;
      put(problem, hasFailed ? words('veil_failed') : null);
    },
  };
}

/** Touches the page's screen reader and layout only where the words are others than before. */
function put(into: HTMLElement, text: string | null): void {
  if (into.textContent !== (text ?? '')) into.textContent = text;
}
