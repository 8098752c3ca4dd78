interface Placed {
  readonly left?: number | undefined;
  readonly top?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** A window of which less than this share can be seen is taken as covered. */
const VISIBLE_FROM = 0.25;

/**
 * Whether one window hides most of another. Where the browser does not tell where windows are (Wayland), nothing is
 * claimed to be visible.
 */
export function isCovered(behind: Placed, front: Placed): boolean {
  const areas = [behind, front].map((each) => (each.width ?? 0) * (each.height ?? 0));
  if (areas.some((area) => area <= 0)) return true;
  const along = (start: 'left' | 'top', size: 'width' | 'height') => {
    const from = Math.max(behind[start] ?? 0, front[start] ?? 0);
    const to = Math.min((behind[start] ?? 0) + (behind[size] ?? 0), (front[start] ?? 0) + (front[size] ?? 0));
    return Math.max(0, to - from);
  };
  const hidden = along('left', 'width') * along('top', 'height');
  return 1 - hidden / (areas[0] ?? 1) < VISIBLE_FROM;
}
