import type { Card } from './card.ts';
import type { PageEvents } from './page-events.ts';

const together = (heads: string, tails: string) =>
  heads.split(' ').flatMap((head) => tails.split(' ').map((tail) => head + tail));
const INPUT = [
  ...together('pointer mouse', 'down move up over out enter leave'),
  ...together('key', 'down press up'),
  ...together('touch pointer', 'start move end cancel rawupdate'),
  ...together('drag', 'start end enter over leave'),
  ...together('composition', 'start update end'),
  ...'click dblclick auxclick contextmenu wheel drag drop copy cut paste beforeinput input selectstart'.split(' '),
];
const FOCUS = ['focus', 'blur', 'focusin', 'focusout'];
const SCROLLING = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];

/**
 * While the page is covered, what the user does is meant for the veil alone: the page's listeners hear none of it, and
 * nothing behind scrolls.
 */
export function keepInputFromPage(
  events: PageEvents,
  { host, root }: { readonly host: Element; readonly root: ShadowRoot },
  { dialog, press }: Pick<Card, 'dialog' | 'press'>,
): void {
  const canScroll = () => dialog.scrollHeight > dialog.clientHeight;
  events.on(INPUT, (event) => {
    // What the page itself dispatches is its own affair, and reaches nothing of ours.
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    if (event.type === 'click' && event.target === host) press(pressedIn(root, event as PointerEvent));
    if (event instanceof KeyboardEvent) {
      // Escape would also close a dialog that the page has open below the veil.
      const isForPage =
        event.key === 'Escape' || (event.key === ' ' && !(root.activeElement instanceof HTMLButtonElement));
      const isScroll = SCROLLING.includes(event.key) && !canScroll() && !event.altKey && !event.metaKey;
      if (event.type === 'keydown' && (isForPage || isScroll)) event.preventDefault();
    } else if (event instanceof WheelEvent) {
      if (!event.ctrlKey && !canScroll()) event.preventDefault();
    } else if (event.type === 'touchmove' && !canScroll() && event.cancelable) event.preventDefault();
  });
  events.on(FOCUS, (event) => {
    if (event.target === host) event.stopImmediatePropagation();
  });
}

/** From outside, a closed root does not tell what was clicked. A click from the keyboard has no place (detail 0). */
function pressedIn(root: ShadowRoot, { detail, clientX, clientY }: PointerEvent): Element | null {
  return detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY);
}
