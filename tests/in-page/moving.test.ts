import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Place } from '../../src/in-page/free-place.ts';
import { moving } from '../../src/in-page/moving.ts';

/** An event as the browser makes it for a user: what scripts make has `isTrusted` false, and cannot be told apart here. */
class Made extends Event {
  constructor(type: string, about: object) {
    super(type, { cancelable: true });
    Object.defineProperty(this, 'isTrusted', { value: true });
    Object.assign(this, { button: 0, buttons: 1, pointerId: 1, ...about });
  }
}

let element: EventTarget;
let place: Place;
/** Where it lies instead, since it may not lie there. */
let aside: Place | null;
let dropped: Place[];
let pressed: number;
const send = (type: string, about: object = {}) => element.dispatchEvent(new Made(type, about));
const at = (clientX: number, clientY: number) => ({ clientX, clientY });

beforeEach(() => {
  element = Object.assign(new EventTarget(), { setPointerCapture: () => {} });
  place = { left: 100, top: 100 };
  aside = null;
  dropped = [];
  pressed = 0;
  moving(element as HTMLElement, {
    lies: () => aside ?? place,
    at: () => place,
    to: (next) => {
      place = next;
    },
    drop: (next) => {
      place = next;
      dropped.push(next);
    },
  });
  element.addEventListener('click', () => {
    pressed += 1;
  });
});

describe('what can be moved', () => {
  it('goes with the pointer and stays where it is let go of', () => {
    send('pointerdown', at(110, 110));
    send('pointermove', at(150, 110));
    expect(place).toEqual({ left: 140, top: 100 });
    send('pointerup', at(160, 130));
    expect(dropped).toEqual([{ left: 150, top: 120 }]);
  });

  it('is taken from where it lies, and led by keys from where it is meant to be', () => {
    aside = { left: 200, top: 100 };
    send('pointerdown', at(210, 110));
    send('pointermove', at(250, 110));
    expect(place).toEqual({ left: 240, top: 100 });
    send('pointerup', at(250, 110));
    send('keydown', { key: 'ArrowDown', preventDefault: () => {} });
    expect(dropped).toEqual([
      { left: 240, top: 100 },
      { left: 240, top: 124 },
    ]);
  });

  it('takes a pointer that hardly moved for a press', () => {
    send('pointerdown', at(110, 110));
    send('pointermove', at(112, 111));
    send('pointerup', at(112, 111));
    send('click');
    expect([dropped, pressed]).toEqual([[], 1]);
  });

  it('goes back where the drag is taken away, and follows no pointer that was let go of elsewhere', () => {
    send('pointerdown', at(110, 110));
    send('pointermove', at(150, 150));
    send('pointercancel', at(0, 0));
    expect(dropped).toEqual([{ left: 100, top: 100 }]);
    send('pointerdown', at(110, 110));
    send('pointermove', { ...at(300, 300), buttons: 0 });
    send('pointermove', at(310, 310));
    expect(place).toEqual({ left: 100, top: 100 });
  });

  it('goes a step with each arrow key, and leaves all others to whoever they are for', () => {
    vi.useFakeTimers();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'Enter']) send('keydown', { key });
    send('keydown', { key: 'ArrowUp', altKey: true });
    expect(dropped.at(-1)).toEqual({ left: 76, top: 148 });
    expect(dropped).toHaveLength(3);
    vi.useRealTimers();
  });
});
