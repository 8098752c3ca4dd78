import type { PillPlace } from '../../core/focus/pill.ts';
import type { Words } from '../../messages/words.ts';
import { dressIn } from '../dress.ts';
import type { Extension } from '../extension.ts';
import { freePlace, near, type Place, placeAt, sharesOf, within } from '../free-place.ts';
import type { Bequest } from '../last-will.ts';
import { moving } from '../moving.ts';
import { element } from '../veil/element.ts';
import { durationOf } from './duration.ts';
import css from './pill.css?inline';
import { usualPlaces } from './usual-places.ts';

export interface Face {
  /** "Focus": one click starts it, another one sets the pill aside. */
  offerStart(): void;
  /** Where the user once put it at this site; null: nowhere. */
  lieAt(place: PillPlace | null): void;
  /** How long one was away. */
  sayAway(ms: number): void;
  fade(): void;
  hide(): void;
  /** Lies where it covers nothing of the service's; where there is no such place it is not seen. */
  settle(): void;
  takeOff(): void;
  /** What takes it off without us. */
  bequests(): readonly Bequest[];
}

/** Takes away what an earlier life of the extension had to leave behind. */
export function clearPills(shadowRootOf: Extension['shadowRootOf']): void {
  for (const each of document.querySelectorAll(':root > div')) {
    if (shadowRootOf(each)?.querySelector('.pill > .start')) each.remove();
  }
}

/** The pill itself, in a closed shadow root. It has no name in it and no title. */
export function makeFace(
  words: Words,
  shadowRootOf: Extension['shadowRootOf'],
  pressed: {
    readonly start: () => void;
    readonly aside: () => void;
    readonly moved: (place: PillPlace) => void;
  },
): Face {
  const start = element('button', { type: 'button', class: 'start', title: words('pill_moves') });
  start.append(element('i', { class: 'ring' }), words('pill_start'));
  const aside = element('button', { type: 'button', 'aria-label': words('pill_aside'), title: words('pill_aside') });
  aside.append('×');
  const away = element('span', { class: 'away', role: 'status' });
  const direction = words('veil_direction');
  const pill = element('div', { class: 'pill', hidden: '', lang: words.language, dir: direction }, start, aside, away);
  const host = element('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.append(pill);
  start.addEventListener('click', (event) => event.isTrusted && pressed.start());
  aside.addEventListener('click', (event) => event.isTrusted && pressed.aside());
  let isShown = false;
  /** Where the user wants it: in this window, and as it is kept. */
  let wanted: Place | null = null;
  let kept: PillPlace | null = null;
  let isHeld = false;
  const lie = ({ left, top }: Place) => {
    pill.style.left = `${left}px`;
    pill.style.top = `${top}px`;
  };
  moving(pill, {
    lies: () => pill.getBoundingClientRect(),
    at: () => wanted ?? pill.getBoundingClientRect(),
    to(place) {
      isHeld = true;
      wanted = within(place, pill.getBoundingClientRect());
      lie(wanted);
    },
    drop(place) {
      isHeld = false;
      const size = pill.getBoundingClientRect();
      wanted = within(place, size);
      kept = sharesOf(wanted, size);
      face.settle();
      pressed.moved(kept);
    },
  });

  const show = (what: 'start' | 'away', text: string | null) => {
    start.hidden = aside.hidden = what !== 'start';
    if (text === null) away.removeAttribute('data-words');
    else away.setAttribute('data-words', text);
    pill.removeAttribute('data-fading');
    isShown = true;
    face.settle();
  };
  const face: Face = {
    offerStart: () => show('start', null),
    sayAway: (ms) => show('away', words('pill_away', durationOf(ms, words.language))),
    lieAt(place) {
      if (!isHeld) kept = place;
    },
    fade: () => pill.setAttribute('data-fading', ''),
    hide() {
      isShown = false;
      pill.hidden = true;
    },
    settle() {
      const parent = document.documentElement as Element | null;
      if (!isShown || !parent || isHeld) return;
      if (host.parentNode !== parent) {
        parent.append(host);
        dressIn(root, css);
      }
      pill.hidden = false;
      const { width, height } = pill.getBoundingClientRect();
      // Of another size, in a window of another size, it is the same place.
      if (kept !== null) wanted = placeAt(kept, { width, height });
      const looking = { isOurs: (each: Element) => each === host, shadowRootOf };
      const usual = usualPlaces({ width, height }, direction === 'rtl');
      const place = freePlace({ width, height }, wanted === null ? usual : near(wanted, usual), looking);
      pill.hidden = place === null;
      if (place !== null) lie(place);
    },
    takeOff: () => host.remove(),
    bequests: () => [[host, 'remove']],
  };
  return face;
}
