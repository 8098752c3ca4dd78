import type { Place } from './free-place.ts';

/** So far the pointer may go, px, and it is still a click. */
const CLICK_PX = 4;
/** How far one press of an arrow key goes, px. */
const STEP_PX = 24;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Moves {
  /** Where it lies. */
  lies(): Place;
  /** Where it is meant to be by now: keys lead it past what it may not lie on. */
  at(): Place;
  /** Under the pointer, wherever that is. */
  to(place: Place): void;
  /** Let go of, or moved by a key. */
  drop(place: Place): void;
}

/** Moves an element by dragging it, and by the arrow keys while something in it has the focus. */
export function moving(element: HTMLElement, { lies, at, to, drop }: Moves): void {
  let held: { readonly from: Place; readonly x: number; readonly y: number } | null = null;
  let isDragged = false;

  const placeUnder = ({ clientX, clientY }: PointerEvent, { from, x, y }: NonNullable<typeof held>): Place => ({
    left: from.left + clientX - x,
    top: from.top + clientY - y,
  });
  element.addEventListener('pointerdown', (event) => {
    isDragged = false;
    if (event.isTrusted && event.button === 0) held = { from: lies(), x: event.clientX, y: event.clientY };
  });
  element.addEventListener('pointermove', (event) => {
    // Let go of outside of it.
    if ((event.buttons & 1) === 0) held = null;
    if (held === null || !event.isTrusted) return;
    if (!isDragged) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < CLICK_PX) return;
      isDragged = true;
      element.setPointerCapture(event.pointerId);
    }
    to(placeUnder(event, held));
  });
  const end = (event: PointerEvent) => {
    if (held !== null && isDragged) drop(event.type === 'pointerup' ? placeUnder(event, held) : held.from);
    held = null;
    // A click that follows comes before this.
    setTimeout(() => {
      isDragged = false;
    });
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
  // What was dragged by a button was not pressed.
  const swallow = (event: Event) => {
    if (isDragged) event.stopPropagation();
    isDragged = false;
  };
  element.addEventListener('click', swallow, { capture: true });

  element.addEventListener('keydown', (event) => {
    const arrow = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined;
    if (!event.isTrusted || arrow === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { left, top } = at();
    drop({ left: left + arrow[0] * STEP_PX, top: top + arrow[1] * STEP_PX });
  });
}
