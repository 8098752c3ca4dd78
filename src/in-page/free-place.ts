import type { PillPlace } from '../core/focus/pill.ts';
import type { Extension } from './extension.ts';

/** What a site's own controls are, in any of them. */
const CONTROL =
  'a[href], button, input, select, textarea, iframe, summary, video[controls], [contenteditable], [tabindex]:not([tabindex="-1"]), [role="button"], [role="link"], [role="tab"], [role="menuitem"], [role="option"], [role="toolbar"], [role="slider"], [role="textbox"]';
/** From the edge of the window, px. */
export const GAP = 12;
/** Around a place that the user chose and that is not free, places are tried at these distances, px. */
const AROUND = [24, 48, 96, 160];
/** What is larger than this share of the window is the stage itself (a page that hears every click), not a control. */
const STAGE = 0.4;
/** No control that a finger or a mouse could meet lies between two points that are looked at, px. */
const GRAIN = 12;

export interface Place {
  readonly left: number;
  readonly top: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the page is looked at: our own host is no part of it, and shadow roots are. */
export interface Looking {
  isOurs(element: Element): boolean;
  readonly shadowRootOf: Extension['shadowRootOf'];
  /** What must not be covered: a control of the page's, unless something else is said. */
  isInTheWay?(element: Element): boolean;
}

/** The first of these places, each whole within the window, at which nothing is in the way; null where there is none. */
export function freePlace(size: Size, places: readonly Place[], looking: Looking): Place | null {
  return places.map((each) => within(each, size)).find((each) => isFree({ ...each, ...size }, looking)) ?? null;
}

/** Where the user wants it, else as near as may be: around it, and then in the usual places. */
export function near(wanted: Place, usual: readonly Place[]): readonly Place[] {
  const far = (place: Place) => Math.hypot(place.left - wanted.left, place.top - wanted.top);
  return [wanted, ...around(wanted), ...usual.toSorted((one, other) => far(one) - far(other))];
}

/** The nearest place that is whole within the window. */
export function within({ left, top }: Place, { width, height }: Size): Place {
  const inside = (at: number, room: number) => Math.round(Math.max(GAP, Math.min(at, room - GAP)));
  return { left: inside(left, innerWidth - width), top: inside(top, innerHeight - height) };
}

const room = ({ width, height }: Size) => ({
  across: Math.max(1, innerWidth - width - 2 * GAP),
  down: Math.max(1, innerHeight - height - 2 * GAP),
});

/** The place as shares of the room that the window leaves. */
export function sharesOf({ left, top }: Place, size: Size): PillPlace {
  const { across, down } = room(size);
  const share = (at: number, of: number) => Math.max(0, Math.min(1, (at - GAP) / of));
  return { across: share(left, across), down: share(top, down) };
}

export function placeAt({ across, down }: PillPlace, size: Size): Place {
  const free = room(size);
  return within({ left: GAP + across * free.across, top: GAP + down * free.down }, size);
}

/** Is this one of the site's own controls, and not the stage itself? */
export function isControl(element: Element): boolean {
  const control = element.closest(CONTROL);
  if (control === null) return false;
  const { width, height } = control.getBoundingClientRect();
  return width * height < innerWidth * innerHeight * STAGE;
}

function around({ left, top }: Place): Place[] {
  const ways = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const)).filter(([x, y]) => x !== 0 || y !== 0);
  return AROUND.flatMap((far) => ways.map(([x, y]) => ({ left: left + x * far, top: top + y * far })));
}

function isFree({ left, top, width, height }: Place & Size, looking: Looking): boolean {
  const steps = (length: number) => {
    const count = Math.max(1, Math.ceil(length / GRAIN));
    return Array.from({ length: count + 1 }, (_, at) => (length * at) / count);
  };
  return steps(width).every((x) => steps(height).every((y) => !isTakenAt(document, left + x, top + y, looking)));
}

/** Is something in the way at a point, in a document or in a shadow root? */
function isTakenAt(root: Document | ShadowRoot, x: number, y: number, looking: Looking): boolean {
  const { isInTheWay = isControl } = looking;
  return root.elementsFromPoint(x, y).some((each) => {
    if (looking.isOurs(each) || each.getRootNode() !== root) return false;
    if (isInTheWay(each)) return true;
    const inner = looking.shadowRootOf(each);
    return inner !== null && isTakenAt(inner, x, y, looking);
  });
}
