import type { Words } from '../../messages/words.ts';
import { dressIn } from '../dress.ts';
import type { Extension } from '../extension.ts';
import type { Bequest } from '../last-will.ts';
import { put } from '../veil/card.ts';
import { element } from '../veil/element.ts';
import type { Says } from '../veil/says.ts';
import css from './note.css?inline';

export interface Note {
  say(says: Pick<Says, 'heading' | 'back' | 'needed'> & { readonly about: string | null }, isNeutral: boolean): void;
  /** Lays the note where the feed was; null: there is none to be seen. */
  lieOver(feed: Element | null): void;
  takeOff(): void;
  /** What takes it off without us. */
  bequests(): readonly Bequest[];
}

/** The note keeps this far from the edges of the window and from where the feed begins, px. */
const GAP = 12;
const BELOW_TOP = 24;

/** Takes away what an earlier life of the extension had to leave behind. */
export function clearNotes(shadowRootOf: Extension['shadowRootOf']): void {
  for (const each of document.querySelectorAll(':root > div')) {
    if (shadowRootOf(each)?.querySelector('.note > .ways')) each.remove();
  }
}

/**
 * The note in the place of a hidden feed, in a closed shadow root. It hangs at the root and is laid over the place:
 * nothing is put among elements that the page keeps account of.
 */
export function makeNote(words: Words, ways: Readonly<Record<'back' | 'needed', () => void>>): Note {
  const heading = element('h2', { id: 'heading' });
  const about = element('p', { id: 'about' });
  const back = element('button', { type: 'button', class: 'primary' });
  const needed = element('button', { type: 'button' });
  const note = element(
    'section',
    {
      class: 'note',
      hidden: '',
      'aria-labelledby': 'heading',
      'aria-describedby': 'about',
      lang: words.language,
      dir: words('veil_direction'),
    },
    ...[heading, about],
    element('div', { class: 'ways' }, back, needed),
  );
  const host = element('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.append(note);
  let isSaid = false;
  for (const [button, way] of [
    [back, ways.back],
    [needed, ways.needed],
  ] as const)
    button.addEventListener('click', (event) => event.isTrusted && way());

  return {
    say(says, isNeutral) {
      isSaid = true;
      note.classList.toggle('neutral', isNeutral);
      put(heading, says.heading);
      put(about, says.about);
      put(back, says.back);
      put(needed, says.needed);
    },
    lieOver(feed) {
      const parent = document.documentElement as Element | null;
      if (feed === null || !parent || !isSaid) {
        note.hidden = true;
        return;
      }
      if (host.parentNode !== parent) {
        parent.append(host);
        dressIn(root, css);
      }
      note.hidden = false;
      const { left, top, width } = feed.getBoundingClientRect();
      const own = note.getBoundingClientRect();
      const within = (at: number, most: number) => Math.max(GAP, Math.min(at, most - GAP));
      note.style.left = `${within(left + (width - own.width) / 2, innerWidth - own.width)}px`;
      note.style.top = `${within(top + BELOW_TOP, innerHeight - own.height)}px`;
    },
    takeOff: () => host.remove(),
    bequests: () => [[host, 'remove']],
  };
}
