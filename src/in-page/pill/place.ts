import type { PillPlace } from '../../core/focus/pill.ts';
import type { Extension } from '../extension.ts';

/** What the service's own controls are, in any of them. */
const CONTROL =
  'a[href], button, input, select, textarea, iframe, summary, video[controls], [contenteditable], [tabindex]:not([tabindex="-1"]), [role="button"], [role="link"], [role="tab"], [role="menuitem"], [role="option"], [role="toolbar"], [role="slider"], [role="textbox"]';
/** From the edge of the window, px. */
const GAP = 12;
/** Heights that are tried, as shares of the window: between the bars on top and at the bottom that all services have. */
const HEIGHTS = [0.36, 0.5, 0.26, 0.64];
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

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the page is looked at: our own host is no part of it, and shadow roots are. */
export interface Looking {
  isOurs(element: Element): boolean;
  readonly shadowRootOf: Extension['shadowRootOf'];
}

/**
 * Where the pill lies without covering a control of the service: where the user put it, else as near as may be; where
 * they put it nowhere, at the edge where lines begin, else at the other one. Null where every place has something to press.
 */
export function freePlace(size: Size, wanted: Place | null, isRightToLeft: boolean, looking: Looking): Place | null {
  const edges = [GAP, innerWidth - size.width - GAP];
  if (isRightToLeft) edges.reverse();
  const usual = edges.flatMap((left) => HEIGHTS.map((height) => ({ left, top: Math.round(innerHeight * height) })));
  const places = wanted === null ? usual : [wanted, ...around(wanted), ...usual.toSorted(byDistance(wanted))];
  return places.map((each) => within(each, size)).find((each) => isFree({ ...each, ...size }, looking)) ?? null;
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

function around({ left, top }: Place): Place[] {
  const ways = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const)).filter(([x, y]) => x !== 0 || y !== 0);
  return AROUND.flatMap((far) => ways.map(([x, y]) => ({ left: left + x * far, top: top + y * far })));
}

const byDistance = (from: Place) => (one: Place, other: Place) =>
  Math.hypot(one.left - from.left, one.top - from.top) - Math.hypot(other.left - from.left, other.top - from.top);

function isFree({ left, top, width, height }: Place & Size, looking: Looking): boolean {
  const steps = (length: number) => {
    const count = Math.max(1, Math.ceil(length / GRAIN));
    return Array.from({ length: count + 1 }, (_, at) => (length * at) / count);
  };
  return steps(width).every((x) => steps(height).every((y) => !isPressedAt(document, left + x, top + y, looking)));
}

/** Is there something to press at a point, in a document or in a shadow root? */
function isPressedAt(root: Document | ShadowRoot, x: number, y: number, looking: Looking): boolean {
  return root.elementsFromPoint(x, y).some((each) => {
    if (looking.isOurs(each) || each.getRootNode() !== root) return false;
    if (isControl(each)) return true;
    const inner = looking.shadowRootOf(each);
    return inner !== null && isPressedAt(inner, x, y, looking);
  });
}

function isControl(element: Element): boolean {
  const control = element.closest(CONTROL);
  if (control === null) return false;
  const { width, height } = control.getBoundingClientRect();
  return width * height < innerWidth * innerHeight * STAGE;
}
