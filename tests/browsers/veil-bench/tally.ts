import type { ScreenWatch } from '../support/screen-watch.ts';

export interface Row {
  navigations: number;
  arrived: number;
  /** What the page itself counted. */
  frames: number;
  uncovered: number;
  prerendered: number;
  /** Pictures of the screen, and those in which the page's colour was. */
  pictures: number;
  red: number;
  /** How long it was to be seen the longest time, ms. */
  longestMs: number;
}

/** Says which pictures of the screen were taken during what. */
export function tally(screen: ScreenWatch) {
  const rows: Record<string, Row> = {};
  let current: Row | null = null;
  let from = 0;
  let fromFound = 0;
  let longestGapMs = 0;
  const empty = {
    navigations: 0,
    arrived: 0,
    frames: 0,
    uncovered: 0,
    prerendered: 0,
    pictures: 0,
    red: 0,
    longestMs: 0,
  };
  return {
    begin(what: string): Row {
      rows[what] ??= { ...empty };
      current = rows[what];
      current.navigations += 1;
      from = screen.takenAtMs.length;
      fromFound = screen.found.length;
      return current;
    },
    /** How many pictures with the colour in them there were since `begin`. */
    end(): string {
      if (current === null) return '';
      const taken = screen.takenAtMs.slice(from);
      const found = screen.found.slice(fromFound);
      current.pictures += taken.length;
      current.red += found.length;
      if (found.length > 0)
        current.longestMs = Math.max(
          current.longestMs,
          Math.round((found.at(-1)?.atMs ?? 0) - (found[0]?.atMs ?? 0) + 17),
        );
      for (const [at, each] of taken.entries()) longestGapMs = Math.max(longestGapMs, each - (taken[at - 1] ?? each));
      return found.length === 0
        ? '0'
        : `${found.length} (${found.map(({ share, box }) => `${(share * 100).toFixed(1)}% ${box}`)[0]})`;
    },
    table: () => rows,
    sums(isHeld: (what: string) => boolean) {
      const held = Object.entries(rows).flatMap(([what, row]) => (isHeld(what) ? [row] : []));
      return {
        total: held.reduce((sum, each) => sum + each.red, 0),
        uncovered: held.reduce((sum, each) => sum + each.uncovered, 0),
      };
    },
    watched() {
      const { takenAtMs, found } = screen;
      const lastedS = ((takenAtMs.at(-1) ?? 0) - (takenAtMs[0] ?? 0)) / 1_000;
      const rate = (takenAtMs.length / lastedS).toFixed(1);
      return `${takenAtMs.length} pictures of the screen (${rate} a second, longest gap ${Math.round(longestGapMs)} ms), ${found.length} with red in them`;
    },
  };
}
