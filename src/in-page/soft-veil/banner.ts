import type { Words } from '../../messages/words.ts';
import type { Extension } from '../extension.ts';
import { freePlace, near, type Place, within } from '../free-place.ts';
import type { Bequest } from '../last-will.ts';
import { moving } from '../moving.ts';
import { put } from '../veil/card.ts';
import { element } from '../veil/element.ts';
import type { Says } from '../veil/says.ts';
import { dress } from '../veil/style.ts';
import { isInTheWay, usualPlaces } from './usual-places.ts';

export interface Banner {
  /** Null: nothing is said, and only the grey stays. */
  say(says: Says | null): void;
  /** Looks for a place where it covers nothing that is always there. */
  settle(): void;
  /** Puts it up, or up again; where it is up nothing happens. */
  keep(): void;
  takeOff(): void;
  /** What takes it off without us. */
  bequests(): readonly Bequest[];
}

/** Takes away what an earlier life of the extension had to leave behind: Firefox ends scripts without a word. */
export function clearRemains(shadowRootOf: Extension['shadowRootOf']): void {
  for (const each of document.querySelectorAll(':root > *')) {
    if (shadowRootOf(each)?.querySelector('.shade > .banner')) each.remove();
  }
}

/** A thin strip on top of the page, in the top layer of the browser; all around it clicks go through to the page. */
export function makeBanner(words: Words, shadowRootOf: Extension['shadowRootOf'], goBack: () => void): Banner {
  const who = element('span', { class: 'who' });
  const back = element('button', { type: 'button' });
  const line = element('div', { class: 'banner' }, who, back);
  const shade = element('div', {
    popover: 'manual',
    class: 'shade',
    lang: words.language,
    dir: words('veil_direction'),
  });
  shade.append(line);
  const host = element('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.append(shade);
  back.addEventListener('click', (event) => {
    if (event.isTrusted) goBack();
  });
  let wanted: Place | null = null;
  let isHeld = false;
  const lie = ({ left, top }: Place) => {
    line.style.left = `${left}px`;
    line.style.top = `${top}px`;
  };
  moving(line, {
    lies: () => line.getBoundingClientRect(),
    at: () => line.getBoundingClientRect(),
    to(place) {
      isHeld = true;
      lie(within(place, line.getBoundingClientRect()));
    },
    drop(place) {
      isHeld = false;
      wanted = within(place, line.getBoundingClientRect());
      banner.settle();
    },
  });
  const banner: Banner = {
    say(says) {
      put(who, says?.heading ?? null);
      put(back, says?.back ?? null);
      line.toggleAttribute('data-said', says !== null);
      banner.settle();
    },
    settle() {
      if (isHeld) return;
      const size = line.getBoundingClientRect();
      const usual = usualPlaces(size);
      const looking = { isOurs: (each: Element) => each === host, shadowRootOf, isInTheWay };
      // There is always a way back, if need be over something else.
      const [first = { left: 0, top: 0 }] = usual;
      lie(freePlace(size, wanted === null ? usual : near(wanted, usual), looking) ?? within(wanted ?? first, size));
    },
    keep() {
      const parent = document.documentElement as Element | null;
      if (!parent) return;
      if (host.parentNode !== parent) {
        parent.append(host);
        dress(root);
      }
      if (shade.matches(':popover-open')) return;
      shade.showPopover();
      banner.settle();
    },
    takeOff: () => host.remove(),
    bequests: () => [[host, 'remove']],
  };
  return banner;
}
