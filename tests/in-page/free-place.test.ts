import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePlace, near, type Place, placeAt, sharesOf, within } from '../../src/in-page/free-place.ts';
import { usualPlaces } from '../../src/in-page/pill/usual-places.ts';

interface Box extends Place {
  readonly width: number;
  readonly height: number;
}
const SIZE = { width: 150, height: 38 };
const world = globalThis as { innerWidth?: number; innerHeight?: number; document?: unknown };
let controls: readonly Box[] = [];

const has = (box: Box, x: number, y: number) =>
  x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
const control = (box: Box, root: unknown) => {
  const self = { closest: () => self, getBoundingClientRect: () => box, getRootNode: () => root };
  return self;
};

beforeEach(() => {
  controls = [];
  const page = {
    elementsFromPoint: (x: number, y: number) =>
      controls.filter((each) => has(each, x, y)).map((each) => control(each, page)),
  };
  Object.assign(world, { innerWidth: 1_000, innerHeight: 700, document: page });
});
afterEach(() => {
  for (const key of ['innerWidth', 'innerHeight', 'document'] as const) delete world[key];
});

const looking = { isOurs: () => false, shadowRootOf: () => null };
const free = (wanted: Place | null = null, isRightToLeft = false) => {
  const usual = usualPlaces(SIZE, isRightToLeft);
  return freePlace(SIZE, wanted === null ? usual : near(wanted, usual), looking);
};
const overlaps = (place: Place | null) =>
  place !== null &&
  controls.some(
    (each) =>
      place.left < each.left + each.width &&
      each.left < place.left + SIZE.width &&
      place.top < each.top + each.height &&
      each.top < place.top + SIZE.height,
  );

describe('the pill’s place', () => {
  it('is at the edge where lines begin, and lower or higher where something can be pressed there', () => {
    expect(free()).toEqual({ left: 12, top: 252 });
    expect(free(null, true)?.left).toBe(1_000 - 150 - 12);
    controls = [{ left: 0, top: 200, width: 60, height: 100 }];
    expect(free()).toEqual({ left: 12, top: 350 });
    controls = [{ left: 0, top: 0, width: 60, height: 700 }];
    expect(free()).toEqual({ left: 838, top: 252 });
  });

  it('is where the user put it, or as near as may be', () => {
    expect(free({ left: 400, top: 300 })).toEqual({ left: 400, top: 300 });
    controls = [{ left: 420, top: 310, width: 40, height: 20 }];
    const near = free({ left: 400, top: 300 });
    expect(overlaps(near)).toBe(false);
    expect(Math.hypot((near?.left ?? 0) - 400, (near?.top ?? 0) - 300)).toBeLessThan(100);
  });

  it('is never over a control as small as a finger meets, wherever that lies below it', () => {
    for (let left = 390; left < 560; left += 7) {
      controls = [{ left, top: 308, width: 24, height: 24 }];
      expect(overlaps(free({ left: 400, top: 300 })), `a control at ${left}`).toBe(false);
    }
  });

  it('is nowhere where all of the window can be pressed in small parts', () => {
    controls = Array.from({ length: 14 }, (_, row) => ({ left: 0, top: row * 50, width: 1_000, height: 50 }));
    expect(free()).toBeNull();
    expect(free({ left: 400, top: 300 })).toBeNull();
  });

  it('may be on the stage, which hears every click', () => {
    controls = [{ left: 0, top: 0, width: 1_000, height: 700 }];
    expect(free()).toEqual({ left: 12, top: 252 });
  });

  it('is never outside the window, whatever was asked for and however small it has become', () => {
    expect(within({ left: -80, top: 9_999 }, SIZE)).toEqual({ left: 12, top: 650 });
    const kept = sharesOf({ left: 838, top: 650 }, SIZE);
    expect(kept).toEqual({ across: 1, down: 1 });
    Object.assign(world, { innerWidth: 320, innerHeight: 240 });
    expect(placeAt(kept, SIZE)).toEqual({ left: 158, top: 190 });
    Object.assign(world, { innerWidth: 100, innerHeight: 30 });
    expect(placeAt(kept, SIZE)).toEqual({ left: 12, top: 12 });
  });
});
