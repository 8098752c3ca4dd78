import type { VeilModel } from '../../core/focus/veil.ts';
import type { Words } from '../../messages/words.ts';
import { element } from './element.ts';
import type { Says } from './says.ts';

export type Way = 'back' | 'needed' | 'twoMinutes';

export interface Card {
  readonly dialog: HTMLDialogElement;
  /** Puts the listeners on; again after `document.open()`, which erases those inside shadow roots too. */
  listen(): void;
  /** A user's click on this element of the veil. */
  press(pressed: Element | null): void;
  say(says: Says, model: Pick<VeilModel, 'isNeutral'>): void;
  /** Seconds until "Two minutes here" opens; 0 when it is open. */
  lockFor(seconds: number): void;
  /** A way was taken: its buttons rest until `ready`, which may say that it did not work. */
  ready(hasFailed: boolean): void;
}

/**
 * What is read and pressed on the veil. A press arrives in two ways, and the first counts: as a click heard on its way
 * in (see `input.ts`), and as `submit`, which follows from the click, stays inside the shadow root, and comes even where
 * a page that was there before us keeps clicks to itself. (A document under a `sandbox` policy submits nothing.)
 *
 * Firefox ends our scripts without a word when the extension is disabled or reloaded. What is left then is plain HTML:
 * with nobody to prevent it, Escape and every button close the dialog and give the page back.
 */
export function makeCard(words: Words, take: (way: Way) => void): Card {
  const button = (way: Way, describedBy: string, kind: string | null) =>
    element('button', { value: way, class: kind, 'aria-describedby': describedBy });
  const heading = element('h1', { id: 'heading' });
  const title = element('p', { class: 'title', id: 'title' });
  const figures = element('p', { class: 'figures', id: 'figures' });
  const back = button('back', 'heading title figures', 'primary');
  const needed = button('needed', 'site', null);
  const twoMinutes = button('twoMinutes', 'wait', 'wait');
  const wait = element('span', { class: 'apart', id: 'wait' });
  const seconds = element('span', { class: 'seconds', 'aria-hidden': 'true' });
  const site = element('p', { class: 'site', id: 'site' });
  const problem = element('p', { class: 'problem', role: 'status' });
  const label = element('span');
  twoMinutes.append(label, seconds);

  const form = element(
    'form',
    { method: 'dialog', class: 'card' },
    ...[heading, title, figures],
    element('div', { class: 'ways' }, back, needed, twoMinutes, wait),
    ...[problem, site],
  );
  const middle = element('div', { class: 'middle' }, element('div', { class: 'ring' }));
  const dialog = element(
    'dialog',
    { tabindex: '-1', autofocus: '', 'aria-labelledby': 'heading', lang: words.language, dir: words('veil_direction') },
    middle,
  );

  let isTaken = false;
  const press = (pressed: Element | null) => {
    const button = pressed?.closest('button');
    if (!button || button.ariaDisabled === 'true' || isTaken) return;
    isTaken = true;
    put(problem, null);
    take(button.value as Way);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (event.isTrusted) press(event.submitter);
  };
  const onCancel = (event: Event) => event.preventDefault();

  return {
    dialog,
    listen() {
      form.addEventListener('submit', onSubmit);
      dialog.addEventListener('cancel', onCancel);
    },
    press,
    say(says, { isNeutral }) {
      dialog.classList.toggle('neutral', isNeutral);
      put(heading, says.heading);
      put(title, says.title);
      put(figures, says.figures);
      put(site, says.site);
      put(back, says.back);
      put(needed, says.needed);
      put(label, says.twoMinutes);
      twoMinutes.hidden = says.twoMinutes === null;
      if (form.isConnected) return;
      middle.append(form);
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

/**
 * Text becomes generated content, which is read out as any other, and which `window.find()` does not find: that one
 * looks into closed shadow roots too, so that a page could guess its way to a name. Words that have not changed are
 * left alone, for the sake of screen readers.
 */
export function put(into: HTMLElement, text: string | null): void {
  if (into.dataset['words'] !== (text ?? '')) into.dataset['words'] = text ?? '';
}
