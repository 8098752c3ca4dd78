/** What the service's own controls are, in any of them. */
const CONTROL =
  'a[href], button, input, select, textarea, iframe, summary, [contenteditable], [tabindex]:not([tabindex="-1"]), [role="button"], [role="link"], [role="tab"], [role="menuitem"], [role="option"], [role="toolbar"], [role="slider"], [role="textbox"]';
/** From the edge of the window, px. */
const GAP = 12;
/** Heights that are tried, as shares of the window: between the bars on top and at the bottom that all services have. */
const HEIGHTS = [0.36, 0.5, 0.26, 0.64];
/** What is larger than this share of the window is the stage itself (a page that hears every click), not a control. */
const STAGE = 0.4;

export interface Place {
  readonly left: number;
  readonly top: number;
}

/**
 * Where the pill lies without covering a control of the service: at the edge where lines begin, else at the other one;
 * null where every place has something to press.
 */
export function freePlace(
  size: { readonly width: number; readonly height: number },
  isRightToLeft: boolean,
  isOurs: (element: Element) => boolean,
): Place | null {
  const edges = [GAP, innerWidth - size.width - GAP];
  if (isRightToLeft) edges.reverse();
  for (const left of edges) {
    for (const height of HEIGHTS) {
      const top = Math.round(innerHeight * height);
      if (isFree({ left, top, ...size }, isOurs)) return { left, top };
    }
  }
  return null;
}

function isFree(
  { left, top, width, height }: Place & { readonly width: number; readonly height: number },
  isOurs: (element: Element) => boolean,
): boolean {
  const shares = [0, 0.25, 0.5, 0.75, 1];
  return shares.every((across) =>
    [0, 0.5, 1].every((down) =>
      document
        .elementsFromPoint(left + width * across, top + height * down)
        .every((each) => isOurs(each) || !isControl(each)),
    ),
  );
}

function isControl(element: Element): boolean {
  const control = element.closest(CONTROL);
  if (control === null) return false;
  const { width, height } = control.getBoundingClientRect();
  return width * height < innerWidth * innerHeight * STAGE;
}
