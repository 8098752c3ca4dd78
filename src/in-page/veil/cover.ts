import type { Extension } from '../extension.ts';
import type { Bequest } from '../last-will.ts';
import type { Card } from './card.ts';
import { element } from './element.ts';
import { dress } from './style.ts';

const SVG = 'http://www.w3.org/2000/svg';

export interface Cover {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  isInPlace(): boolean;
  putBack(): void;
  takeOff(): void;
  /** What takes it off without us. */
  bequests(): readonly Bequest[];
}

/** Takes away what an earlier life of the extension had to leave behind (see `card.ts`), and gives the focus back first. */
export function clearRemains(shadowRootOf: Extension['shadowRootOf']): void {
  for (const each of document.querySelectorAll(':root > *')) {
    const dialog = shadowRootOf(each)?.querySelector('dialog > .middle > .ring')?.closest('dialog');
    if (!dialog) continue;
    dialog.close();
    each.remove();
  }
}

/**
 * A modal dialog in a closed shadow root: in the top layer, with the rest of the page inert and the keyboard kept
 * inside, all by the browser itself. It leaves no attribute and no style on anything of the page's.
 */
export function layCover({ dialog, listen }: Pick<Card, 'dialog' | 'listen'>): Cover {
  const host = element('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.append(dialog);
  /** What hangs in the document: the host, or what holds it where HTML is not drawn by itself. */
  let hung: Element = host;

  const hang = (): boolean => {
    const parent = document.documentElement as Element | null;
    if (!parent) return false;
    hung.remove();
    hung = parent.namespaceURI === SVG ? document.createElementNS(SVG, 'foreignObject') : host;
    if (hung !== host) hung.append(host);
    parent.append(hung);
    // A page that moves the host through another document strips a shadow root of its constructed sheets.
    dress(root);
    listen();
    return true;
  };
  const show = () => {
    const focused = root.activeElement;
    // Not close(): that would hand the focus to the page for a moment.
    dialog.remove();
    dialog.removeAttribute('open');
    root.append(dialog);
    dialog.showModal();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
  const isHung = () =>
    hung.parentNode === document.documentElement && (hung === host || hung.firstChild === host) && host.isConnected;

  // Firefox draws an XML document by a view of its own until something in the document changes: hang it up again. It does so
  // when the document is whole; before that nothing is drawn, and to try would use up what may be put back in a second.
  const isDrawn = () =>
    document.documentElement instanceof HTMLElement || document.readyState !== 'complete' || dialog.checkVisibility();

  const cover: Cover = {
    host,
    root,
    isInPlace: () => isHung() && dialog.matches(':modal') && isDrawn(),
    putBack: () => ((isHung() && isDrawn()) || hang()) && show(),
    takeOff() {
      hung.remove();
      host.remove();
    },
    bequests: () => [hung, host].map((each) => [each, 'remove']),
  };
  cover.putBack();
  return cover;
}
