import type { Words } from '../../messages/words.ts';
import type { Extension } from '../extension.ts';
import type { Bequest } from '../last-will.ts';
import { put } from '../veil/card.ts';
import { element } from '../veil/element.ts';
import type { Says } from '../veil/says.ts';
import { dress } from '../veil/style.ts';

export interface Banner {
  /** Null: nothing is said, and only the grey stays. */
  say(says: Says | null): void;
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

/** A thin line on top of the page, in the top layer of the browser; all around it clicks go through to the page. */
export function makeBanner(words: Words, goBack: () => void): Banner {
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
  return {
    say(says) {
      put(who, says?.heading ?? null);
      put(back, says?.back ?? null);
      line.toggleAttribute('data-said', says !== null);
    },
    keep() {
      const parent = document.documentElement as Element | null;
      if (!parent) return;
      if (host.parentNode !== parent) {
        parent.append(host);
        dress(root);
      }
      if (!shade.matches(':popover-open')) shade.showPopover();
    },
    takeOff: () => host.remove(),
    bequests: () => [[host, 'remove']],
  };
}
